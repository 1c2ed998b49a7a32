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

/** A scene that is written to a temporary file and read. */
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

    /** Returns the message of the exception that reading throws. */
    public String error() {
        return assertThrows(UnreadableSceneException.class, this::read).getMessage();
    }

    /** Reads the file truncated at many positions. Each is read or rejected with {@link UnreadableSceneException}. */
    public void readTruncated() {
        try {
            Path folder = Files.createTempDirectory("scene");
            for (int length = 0; length < content.length; length += 1 + length / 100) {
                try {
                    new SceneFile(reader, name, Arrays.copyOf(content, length)).read(folder);
                } catch (UnreadableSceneException expected) {
                    // a truncated file may be rejected
                }
            }
            Files.delete(folder);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    /** Returns the paths of the references in their order. */
    public static List<String> paths(Scene scene) {
        return scene.references().stream().map(Reference::path).toList();
    }
}
