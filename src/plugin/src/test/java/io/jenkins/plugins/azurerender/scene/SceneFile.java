package io.jenkins.plugins.azurerender.scene;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A scene that a test writes, reads and throws away. */
public record SceneFile(SceneReader reader, String name, byte[] content) {

    public static SceneFile of(SceneReader reader, String name, String text) {
        return of(reader, name, text, StandardCharsets.UTF_8);
    }

    public static SceneFile of(SceneReader reader, String name, String text, Charset charset) {
        return new SceneFile(reader, name, text.getBytes(charset));
    }

    public Scene read() throws IOException {
        Path folder = Files.createTempDirectory("scene");
        try {
            return read(folder);
        } finally {
            Files.delete(folder);
        }
    }

    private Scene read(Path folder) throws IOException {
        Path file = folder.resolve(name);
        try {
            return reader.read(Files.write(file, content));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The one sentence that says why it cannot be read. */
    public String complaint() {
        return assertThrows(UnreadableSceneException.class, this::read).getMessage();
    }

    /** Reads beginnings of the file, of its first bytes every one: each is read or complained of, and that is all. */
    public void readEveryBeginning() {
        try {
            Path folder = Files.createTempDirectory("scene");
            for (int length = 0; length < content.length; length += 1 + length / 100) {
                try {
                    new SceneFile(reader, name, Arrays.copyOf(content, length)).read(folder);
                } catch (UnreadableSceneException expected) {
                    // what a cut file may do
                }
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths that a scene refers to, in its order. */
    public static List<String> paths(Scene scene) {
        return scene.references().stream().map(Reference::path).toList();
    }
}
