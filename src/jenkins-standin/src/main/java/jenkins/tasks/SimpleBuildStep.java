package jenkins.tasks;

/** Stands for jenkins.tasks.SimpleBuildStep of Jenkins 2.479.3. */
public interface SimpleBuildStep extends hudson.tasks.BuildStep {
    default void perform(hudson.model.Run<?, ?> run, hudson.EnvVars envVars, hudson.model.TaskListener taskListener)
            throws java.lang.InterruptedException, java.io.IOException {}

    default void perform(
            hudson.model.Run<?, ?> run,
            hudson.FilePath filePath,
            hudson.EnvVars envVars,
            hudson.Launcher launcher,
            hudson.model.TaskListener taskListener)
            throws java.lang.InterruptedException, java.io.IOException {}

    @Deprecated
    default void perform(
            hudson.model.Run<?, ?> run,
            hudson.FilePath filePath,
            hudson.Launcher launcher,
            hudson.model.TaskListener taskListener)
            throws java.lang.InterruptedException, java.io.IOException {}

    default boolean requiresWorkspace() {
        return false;
    }
    /** Stands for jenkins.tasks.SimpleBuildStep.LastBuildAction of Jenkins 2.479.3. */
    interface LastBuildAction extends hudson.model.Action {
        java.util.Collection<? extends hudson.model.Action> getProjectActions();
    }
}
