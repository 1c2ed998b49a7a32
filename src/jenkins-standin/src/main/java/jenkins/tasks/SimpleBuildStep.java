package jenkins.tasks;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStep;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** A build step for freestyle builds and Pipelines. */
public interface SimpleBuildStep extends BuildStep {
    /** Runs the step in a workspace. */
    default void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        if (requiresWorkspace()) {
            throw new AbstractMethodError("Unless a build step is marked as not requiring a workspace context, you must"
                    + " implement the overload of the perform() method that takes both a workspace and a launcher.");
        }
        perform(run, env, listener);
    }

    /** Runs the step without a workspace. */
    default void perform(Run<?, ?> run, EnvVars env, TaskListener listener) throws InterruptedException, IOException {
        if (requiresWorkspace()) {
            throw new IllegalStateException("This build step requires a workspace context, but none was provided.");
        }
        throw new AbstractMethodError("When a build step is marked as not requiring a workspace context, you must"
                + " implement the overload of the perform() method that does not take a workspace or launcher.");
    }

    /** Returns whether the step requires a workspace. */
    default boolean requiresWorkspace() {
        return true;
    }

    /** An action of the last build that adds actions to its job. */
    interface LastBuildAction extends Action {
        /** Returns the actions for the job. */
        Collection<? extends Action> getProjectActions();
    }

    /** Adds the actions of the last build to a job. */
    @Extension
    @SuppressWarnings("rawtypes")
    final class LastBuildActionFactory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job target) {
            Run<?, ?> last = (Run<?, ?>) target.getLastSuccessfulBuild();
            return last == null
                    ? List.of()
                    : last.getActions(LastBuildAction.class).stream()
                            .flatMap(action -> action.getProjectActions().stream())
                            .toList();
        }
    }
}
