package io.jenkins.plugins.azurerender.assets;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.azurerender.assets.search.SceneSource;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReaders;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads scenes from the file system, and keeps what the first one says of itself. */
final class ScenesRead implements SceneSource {

    private final Path render;
    private Scene first;
    private String unreadable = "";

    /** @param render the scene that is to be rendered: the first one asked for */
    ScenesRead(Path render) {
        this.render = render;
    }

    @Override
    public Optional<Scene> read(Path file) throws IOException {
        if (!file.equals(render)) {
            return SceneReaders.reads(file) ? Optional.of(SceneReaders.of(file).read(file)) : Optional.empty();
        }
        try {
            Scene scene = SceneReaders.of(file).read(file);
            first = scene.withoutReferences();
            return Optional.of(scene);
        } catch (UnreadableSceneException x) {
            unreadable = x.getMessage();
            throw x;
        }
    }

    /** What the render's scene says of itself; null when it cannot be read. */
    @CheckForNull
    Scene first() {
        return first;
    }

    /** Why it cannot be read; empty when it was. */
    String unreadable() {
        return unreadable;
    }
}
