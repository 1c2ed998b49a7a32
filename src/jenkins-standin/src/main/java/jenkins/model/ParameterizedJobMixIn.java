package jenkins.model;

import hudson.model.Action;
import hudson.model.BuildableItem;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.azurerender.standin.spi.EngineLoader;

/** Stands for jenkins.model.ParameterizedJobMixIn, for the sake of the interface in it. */
public abstract class ParameterizedJobMixIn<
        JobT extends Job<JobT, RunT> & ParameterizedJobMixIn.ParameterizedJob<JobT, RunT> & Queue.Task,
        RunT extends Run<JobT, RunT> & Queue.Executable> {
    /** Stands for jenkins.model.ParameterizedJobMixIn.ParameterizedJob: a job that can be scheduled. */
    public interface ParameterizedJob<
                    JobT extends Job<JobT, RunT> & ParameterizedJobMixIn.ParameterizedJob<JobT, RunT> & Queue.Task,
                    RunT extends Run<JobT, RunT> & Queue.Executable>
            extends BuildableItem {
        /** Whether it must not be built. */
        default boolean isDisabled() {
            return false;
        }

        /** Whether it can be built. */
        default boolean isBuildable() {
            return !isDisabled();
        }

        /** Schedules a build at once; null when it cannot be built. */
        @SuppressWarnings("unchecked")
        default QueueTaskFuture<RunT> scheduleBuild2(int quietPeriod, Action... actions) {
            return isBuildable()
                    ? (QueueTaskFuture<RunT>)
                            (QueueTaskFuture<?>) EngineLoader.get().schedule(this, actions)
                    : null;
        }
    }
}
