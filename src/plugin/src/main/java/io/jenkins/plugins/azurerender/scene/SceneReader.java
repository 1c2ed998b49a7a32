package io.jenkins.plugins.azurerender.scene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads scenes of one format, with bounded memory and time whatever the file contains. Implementations are registered in
 * {@code META-INF/services}.
 */
public interface SceneReader {

    /** The file name extensions of the format, in lower case and with the dot, such as {@code .blend}. */
    List<String> extensions();

    /** The first characters of a file of this format, for files with another extension such as {@code s010.blend1}. */
    default List<String> signatures() {
        return List.of();
    }

    /** @throws UnreadableSceneException when the file is not valid; no other exception depends on the file's content */
    Scene read(Path file) throws IOException;

    /**
     * Reads a scene of a file that can contain several.
     *
     * @param scene name of the scene; empty, or unknown in the file, for the active one
     */
    default Scene read(Path file, String scene) throws IOException {
        return read(file);
    }
}
