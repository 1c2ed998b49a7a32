package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the scenes that a scene references. */
@FunctionalInterface
public interface SceneSource {

    /** Returns the scene; empty when the file is not a supported scene format. */
    Optional<Scene> read(Path file) throws IOException;
}
