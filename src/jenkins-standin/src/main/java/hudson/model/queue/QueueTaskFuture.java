package hudson.model.queue;

import hudson.model.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The future of a scheduled build. */
public interface QueueTaskFuture<R extends Queue.Executable> extends Future<R> {
    /** Returns a future that completes when the build starts. */
    Future<R> getStartCondition();

    /** Waits until the build has started. */
    R waitForStart() throws InterruptedException, ExecutionException;
}
