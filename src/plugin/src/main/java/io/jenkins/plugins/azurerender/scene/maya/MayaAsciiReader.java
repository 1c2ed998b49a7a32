package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReader;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.ByteReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads {@code .ma} files: commands that end with a semicolon. */
public final class MayaAsciiReader implements SceneReader {

    @Override
    public List<String> extensions() {
        return List.of(".ma");
    }

    @Override
    public List<String> signatures() {
        return List.of("//Maya ASCII");
    }

    @Override
    public Scene read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (ByteReader in = ByteReader.of(file)) {
            if (in.peek() == 'F') {
                throw new UnreadableSceneException(
                        name + " is not a Maya ASCII scene. If it is a Maya binary scene, name it .mb.");
            }
            MayaCommands commands = new MayaCommands(in, name);
            while (commands.next()) {
                // each command extends the scene
            }
            return commands.scene();
        }
    }
}
