package jenkins.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Run;
import java.io.IOException;
import java.util.Map;
import jenkins.util.VirtualFile;

/** Stores the artifacts of a build. */
public abstract class ArtifactManager {
    /** Called after the build was loaded from disk. */
    public abstract void onLoad(Run<?, ?> build);

    /**
     * Archives files. The map has the path in the archive as key, the path in the workspace as value. Can be called
     * repeatedly.
     */
    public abstract void archive(
            FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
            throws IOException, InterruptedException;

    /** Deletes all artifacts; returns false when there were none. */
    public abstract boolean delete() throws IOException, InterruptedException;

    /** Returns the root directory of the artifacts. */
    public abstract VirtualFile root();
}
