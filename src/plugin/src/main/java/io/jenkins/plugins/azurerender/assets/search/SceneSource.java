package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file that a scene refers to, when it is a scene itself. */
@FunctionalInterface
public interface SceneSource {

    /** @return empty when the file is of no kind that refers to others */
    Optional<Scene> read(Path file) throws IOException;
}
