package hudson.tasks;

/** Stands for hudson.tasks.BuildStepCompatibilityLayer of Jenkins 2.479.3. */
public abstract class BuildStepCompatibilityLayer implements hudson.tasks.BuildStep {
    public BuildStepCompatibilityLayer() {}

    public boolean perform(
            hudson.model.AbstractBuild<?, ?> abstractBuild,
            hudson.Launcher launcher,
            hudson.model.BuildListener buildListener)
            throws java.lang.InterruptedException, java.io.IOException {
        return false;
    }

    @Deprecated
    public boolean perform(
            hudson.model.Build<?, ?> build, hudson.Launcher launcher, hudson.model.BuildListener buildListener)
            throws java.lang.InterruptedException, java.io.IOException {
        return false;
    }

    @Deprecated
    public hudson.model.Action getProjectAction(hudson.model.Project<?, ?> project) {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Action getProjectAction(hudson.model.AbstractProject<?, ?> abstractProject) {
        throw new UnsupportedOperationException();
    }

    public java.util.Collection<? extends hudson.model.Action> getProjectActions(
            hudson.model.AbstractProject<?, ?> abstractProject) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public boolean prebuild(hudson.model.Build<?, ?> build, hudson.model.BuildListener buildListener) {
        return false;
    }

    public boolean prebuild(hudson.model.AbstractBuild<?, ?> abstractBuild, hudson.model.BuildListener buildListener) {
        return false;
    }
}
