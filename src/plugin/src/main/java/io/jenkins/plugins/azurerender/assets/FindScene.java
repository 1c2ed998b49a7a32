package io.jenkins.plugins.azurerender.assets;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import jenkins.MasterToSlaveFileCallable;

/** Finds the scene and the assets folder in the workspace, on the agent. */
public final class FindScene extends MasterToSlaveFileCallable<ProjectFiles> {

    private static final long serialVersionUID = 1L;

    private final String directory;
    private final String scene;
    private final String assets;

    /**
     * @param directory the current directory, relative to the workspace
     * @param assets null for the folder of the scene
     */
    public FindScene(String directory, String scene, String assets) {
        this.directory = directory;
        this.scene = scene;
        this.assets = assets;
    }

    @Override
    public ProjectFiles invoke(File workspace, VirtualChannel channel) throws IOException {
        return ProjectFiles.find(new WorkspacePaths(workspace.toPath(), directory), scene, assets);
    }
}
