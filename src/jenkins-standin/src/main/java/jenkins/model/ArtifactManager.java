package jenkins.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Run;
import java.io.IOException;
import java.util.Map;
import jenkins.util.VirtualFile;

/** Stands for jenkins.model.ArtifactManager: where the artifacts of one build are kept. */
public abstract class ArtifactManager {
    /** After the build was read from disk. */
    public abstract void onLoad(Run<?, ?> build);

    /** Keeps files: path in the archive to path in the workspace. May be called several times. */
    public abstract void archive(
            FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
            throws IOException, InterruptedException;

    /** Deletes them all; false when there were none. */
    public abstract boolean delete() throws IOException, InterruptedException;

    /** The folder they can be read from. */
    public abstract VirtualFile root();
}
