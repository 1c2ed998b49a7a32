package io.jenkins.plugins.azurerender.scene;

import java.io.IOException;
import java.nio.file.Path;

/** Reads scenes of one format, within bounded memory and time whatever the file holds. */
public interface SceneReader {

    /** @throws UnreadableSceneException when the file is not what it should be; nothing else a file's content can cause */
    Scene read(Path file) throws IOException;
}
