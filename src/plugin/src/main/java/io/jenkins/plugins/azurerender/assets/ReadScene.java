package io.jenkins.plugins.azurerender.assets;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReaders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/** Reads what a scene in the workspace says of itself, on the agent. */
public final class ReadScene extends MasterToSlaveFileCallable<Scene> {

    private static final long serialVersionUID = 1L;

    private final String scene;

    /** @param scene as {@link ProjectFiles} found it */
    public ReadScene(String scene) {
        this.scene = scene;
    }

    @Override
    public Scene invoke(File workspace, VirtualChannel channel) throws IOException {
        Path file = workspace.toPath().resolve(scene);
        return SceneReaders.of(file).read(file);
    }
}
