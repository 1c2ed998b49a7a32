package jenkins.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.BuildListener;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import jenkins.util.VirtualFile;

/** Stores artifacts in {@code archive} in the directory of the build. */
public class StandardArtifactManager extends ArtifactManager {
    /** The build. */
    protected transient Run<?, ?> build;

    /** Creates the manager of the build. */
    public StandardArtifactManager(Run<?, ?> build) {
        this.build = build;
    }

    @Override
    public final void onLoad(Run<?, ?> build) {
        this.build = build;
    }

    @Override
    public void archive(FilePath ws, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
            throws IOException, InterruptedException {
        File folder = folder();
        ws.copyRecursiveTo(
                new FilePath.ExplicitlySpecifiedDirScanner(artifacts),
                new FilePath(folder),
                "transferring " + artifacts.size() + " file(s)");
    }

    @Override
    public final boolean delete() throws IOException, InterruptedException {
        File folder = folder();
        if (!folder.exists()) {
            return false;
        }
        Util.deleteRecursive(folder);
        return true;
    }

    @Override
    public VirtualFile root() {
        return VirtualFile.forFile(folder());
    }

    private File folder() {
        return new File(build.getRootDir(), "archive");
    }
}
