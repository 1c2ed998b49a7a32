package io.jenkins.plugins.azurerender.assets;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.azurerender.assets.search.SceneSource;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReaders;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads scenes from the file system, and keeps the settings of the scene that is rendered. */
final class FileSceneSource implements SceneSource {

    private final Path rendered;
    private final String name;
    private Scene scene;
    private String unreadable = "";

    /**
     * @param rendered the scene file that is rendered
     * @param name of the scene in the file; empty for the active one
     */
    FileSceneSource(Path rendered, String name) {
        this.rendered = rendered;
        this.name = name;
    }

    @Override
    public Optional<Scene> read(Path file) throws IOException {
        if (!file.equals(rendered)) {
            return SceneReaders.reads(file) ? Optional.of(linked(file)) : Optional.empty();
        }
        try {
            Scene read = SceneReaders.of(file).read(file, name);
            scene = withLinks(read).withoutReferences();
            return Optional.of(read);
        } catch (UnreadableSceneException x) {
            unreadable = x.getMessage();
            throw x;
        }
    }

    private Scene linked(Path file) throws IOException {
        Scene read = SceneReaders.of(file).read(file);
        if (scene != null) {
            scene = scene.withRequirements(
                    scene.requirements().withLinked(read.requirements(), String.valueOf(file.getFileName())));
        }
        return read;
    }

    /** Returns the scene as incomplete if it can have more cameras, in linked scenes. */
    private static Scene withLinks(Scene read) {
        return read.references().stream().anyMatch(reference -> reference.kind() == Kind.SCENE)
                ? read.incomplete()
                : read;
    }

    /** Returns the settings of the rendered scene, with the requirements of the scenes it links; null when it cannot be read. */
    @CheckForNull
    Scene scene() {
        return scene;
    }

    /** Returns why the scene cannot be read; empty when it was read. */
    String unreadable() {
        return unreadable;
    }
}
