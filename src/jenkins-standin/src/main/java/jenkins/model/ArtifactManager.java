package jenkins.model;

/** Stands for jenkins.model.ArtifactManager of Jenkins 2.479.3. */
public abstract class ArtifactManager {
    public ArtifactManager() {}

    public abstract boolean delete() throws java.io.IOException, java.lang.InterruptedException;

    public abstract jenkins.util.VirtualFile root();

    public abstract void archive(
            hudson.FilePath filePath,
            hudson.Launcher launcher,
            hudson.model.BuildListener buildListener,
            java.util.Map<java.lang.String, java.lang.String> map)
            throws java.io.IOException, java.lang.InterruptedException;

    public abstract void onLoad(hudson.model.Run<?, ?> run);
}
