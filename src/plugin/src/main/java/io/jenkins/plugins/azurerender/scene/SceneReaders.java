package io.jenkins.plugins.azurerender.scene;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the reader for a scene file. */
public final class SceneReaders {

    private static final int MAX_SIGNATURE = 32;

    /** Loaded by this class's own loader: on an agent, the thread's context class loader does not see the plugin. */
    private static final List<SceneReader> READERS =
            ServiceLoader.load(SceneReader.class, SceneReaders.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private SceneReaders() {}

    /** Whether the file's extension is that of a readable scene format. */
    public static boolean reads(Path file) {
        return byExtension(file).isPresent();
    }

    /** @throws UnreadableSceneException when the format is not supported */
    public static SceneReader of(Path file) throws IOException {
        Optional<SceneReader> named = byExtension(file);
        return named.isPresent() ? named.get() : bySignature(file);
    }

    private static Optional<SceneReader> byExtension(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return READERS.stream()
                .filter(reader -> reader.extensions().stream().anyMatch(name::endsWith))
                .findFirst();
    }

    private static SceneReader bySignature(Path file) throws IOException {
        String start;
        try (InputStream in = Files.newInputStream(file)) {
            start = new String(in.readNBytes(MAX_SIGNATURE), StandardCharsets.ISO_8859_1);
        }
        return READERS.stream()
                .filter(reader -> reader.signatures().stream().anyMatch(start::startsWith))
                .findFirst()
                .orElseThrow(() -> new UnreadableSceneException(
                        "%s is not a supported scene format: nothing is read from the scene."
                                .formatted(file.getFileName())));
    }
}
