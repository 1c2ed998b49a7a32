package hudson.tasks;

/** Stands for hudson.tasks.BuildStep of Jenkins 2.479.3. */
public interface BuildStep {
    java.util.List<hudson.model.Descriptor<hudson.tasks.Builder>> BUILDERS = null;

    boolean perform(
            hudson.model.AbstractBuild<?, ?> abstractBuild,
            hudson.Launcher launcher,
            hudson.model.BuildListener buildListener)
            throws java.lang.InterruptedException, java.io.IOException;

    @Deprecated
    hudson.model.Action getProjectAction(hudson.model.AbstractProject<?, ?> abstractProject);

    java.util.Collection<? extends hudson.model.Action> getProjectActions(
            hudson.model.AbstractProject<?, ?> abstractProject);

    default hudson.tasks.BuildStepMonitor getRequiredMonitorService() {
        throw new UnsupportedOperationException();
    }

    boolean prebuild(hudson.model.AbstractBuild<?, ?> abstractBuild, hudson.model.BuildListener buildListener);
}
