package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.Scenes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Scenes saved by Blender once, with the facts that Blender reports about them. */
final class BlenderScenes {

    private static final Path FOLDER = create();

    private BlenderScenes() {}

    /** Returns all scenes. */
    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".blend"))
                    .sorted()
                    .toList();
        }
    }

    static Path named(String name) {
        return FOLDER.resolve(name + ".blend");
    }

    /** Returns the facts that Blender reports. */
    static String facts(Path scene) throws IOException {
        return Files.readString(Path.of(scene.toString().replaceFirst("\\.blend$", ".txt")));
    }

    /** Returns the facts that Blender reports about each scene of a file, by the name of the scene. */
    static Map<String, String> factsOfEachScene(Path file) throws IOException {
        String prefix = file.getFileName().toString().replaceFirst("\\.blend$", "@");
        Map<String, String> facts = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path text : files.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .toList()) {
                String name = text.getFileName().toString();
                facts.put(name.substring(prefix.length(), name.length() - ".txt".length()), Files.readString(text));
            }
        }
        return facts;
    }

    private static Path create() {
        try (InputStream script = Objects.requireNonNull(BlenderScenes.class.getResourceAsStream("scenes.py"))) {
            Path folder = Files.createTempDirectory("blender-scenes");
            Path program = folder.resolve("scenes.py");
            Files.copy(script, program);
            Scenes.blender(
                    "--factory-startup",
                    "--python-exit-code",
                    "1",
                    "--python",
                    program.toString(),
                    "--",
                    folder.toString());
            return folder;
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }
}
