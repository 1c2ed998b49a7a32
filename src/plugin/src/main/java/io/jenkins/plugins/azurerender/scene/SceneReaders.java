package io.jenkins.plugins.azurerender.scene;

import io.jenkins.plugins.azurerender.scene.blend.BlendReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Chooses the reader for a scene file. */
public final class SceneReaders {

    /** By the file's extension; what the file really holds, its reader checks. */
    private static final Map<String, SceneReader> READERS = Map.of(".blend", new BlendReader());

    private SceneReaders() {}

    /** Whether a file's name tells of a kind of scene that can be read here. */
    public static boolean reads(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return READERS.keySet().stream().anyMatch(name::endsWith);
    }

    /** @throws UnreadableSceneException when scenes of that kind cannot be read */
    public static SceneReader of(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String found = READERS.keySet().stream()
                .filter(name::endsWith)
                .findFirst()
                .orElseThrow(() -> new UnreadableSceneException(
                        "The scene '%s' is of a kind that cannot be read here: nothing is taken from it."
                                .formatted(file.getFileName())));
        return READERS.get(found);
    }
}
