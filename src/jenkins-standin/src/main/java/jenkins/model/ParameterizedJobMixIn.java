package jenkins.model;

/** Stands for jenkins.model.ParameterizedJobMixIn of Jenkins 2.479.3. */
public abstract class ParameterizedJobMixIn<
        JobT extends
                hudson.model.Job<JobT, RunT> & jenkins.model.ParameterizedJobMixIn.ParameterizedJob<JobT, RunT>
                        & hudson.model.Queue.Task,
        RunT extends hudson.model.Run<JobT, RunT> & hudson.model.Queue.Executable> {
    ParameterizedJobMixIn() {}
    /** Stands for jenkins.model.ParameterizedJobMixIn.ParameterizedJob of Jenkins 2.479.3. */
    public interface ParameterizedJob<
                    JobT extends
                            hudson.model.Job<JobT, RunT>
                                    & jenkins.model.ParameterizedJobMixIn.ParameterizedJob<JobT, RunT>
                                    & hudson.model.Queue.Task,
                    RunT extends hudson.model.Run<JobT, RunT> & hudson.model.Queue.Executable>
            extends hudson.model.BuildableItem {
        default boolean isBuildable() {
            return false;
        }

        default boolean isDisabled() {
            return false;
        }

        default boolean scheduleBuild(int value, hudson.model.Cause cause) {
            return false;
        }

        default boolean scheduleBuild(hudson.model.Cause cause) {
            return false;
        }

        default hudson.model.queue.QueueTaskFuture<RunT> scheduleBuild2(int value, hudson.model.Action... values) {
            throw new UnsupportedOperationException();
        }
    }
}
