package jenkins.model;

/** Stands for jenkins.model.StandardArtifactManager of Jenkins 2.479.3. */
public class StandardArtifactManager extends jenkins.model.ArtifactManager {
    protected transient hudson.model.Run<?, ?> build;

    public StandardArtifactManager(hudson.model.Run<?, ?> run) {}

    public final boolean delete() throws java.io.IOException, java.lang.InterruptedException {
        return false;
    }

    public jenkins.util.VirtualFile root() {
        throw new UnsupportedOperationException();
    }

    public void archive(
            hudson.FilePath filePath,
            hudson.Launcher launcher,
            hudson.model.BuildListener buildListener,
            java.util.Map<java.lang.String, java.lang.String> map)
            throws java.io.IOException, java.lang.InterruptedException {}

    public final void onLoad(hudson.model.Run<?, ?> run) {}
}
