package io.jenkins.plugins.azurerender.assets;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        WorkspacePaths paths = new WorkspacePaths(workspace.toPath(), directory);
        ProjectFiles files = ProjectFiles.find(paths, scene, assets);
        check(paths.root().resolve(files.scene()));
        return files;
    }

    /** @throws InvalidRequestException when no application can read the scene */
    private void check(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes == 0) {
            throw new InvalidRequestException("The scene '%s' is empty: save or copy it again.".formatted(scene));
        }
        if (GitLfsPointer.is(file, bytes)) {
            throw new InvalidRequestException("The scene '%s' is a Git LFS pointer, not the file itself: %s."
                    .formatted(scene, GitLfsPointer.ADVICE));
        }
    }
}
