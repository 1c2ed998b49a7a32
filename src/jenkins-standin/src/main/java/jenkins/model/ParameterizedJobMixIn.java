package jenkins.model;

import hudson.model.Action;
import hudson.model.BuildableItem;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.azurerender.standin.spi.EngineLoader;

/** Schedules builds; here only its nested interface. */
public abstract class ParameterizedJobMixIn<
        JobT extends Job<JobT, RunT> & ParameterizedJobMixIn.ParameterizedJob<JobT, RunT> & Queue.Task,
        RunT extends Run<JobT, RunT> & Queue.Executable> {
    /** A job whose builds can be scheduled. */
    public interface ParameterizedJob<
                    JobT extends Job<JobT, RunT> & ParameterizedJobMixIn.ParameterizedJob<JobT, RunT> & Queue.Task,
                    RunT extends Run<JobT, RunT> & Queue.Executable>
            extends BuildableItem {
        /** Returns whether the job is disabled. */
        default boolean isDisabled() {
            return false;
        }

        /** Returns whether a build can be scheduled. */
        default boolean isBuildable() {
            return !isDisabled();
        }

        /** Schedules a build without a quiet period; returns null when the job cannot be built. */
        @SuppressWarnings("unchecked")
        default QueueTaskFuture<RunT> scheduleBuild2(int quietPeriod, Action... actions) {
            return isBuildable()
                    ? (QueueTaskFuture<RunT>)
                            (QueueTaskFuture<?>) EngineLoader.get().schedule(this, actions)
                    : null;
        }
    }
}
