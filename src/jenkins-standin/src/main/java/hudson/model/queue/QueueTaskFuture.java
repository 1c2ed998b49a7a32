package hudson.model.queue;

import hudson.model.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Stands for hudson.model.queue.QueueTaskFuture: what becomes of a build that was scheduled. */
public interface QueueTaskFuture<R extends Queue.Executable> extends Future<R> {
    /** The build, when it has begun. */
    Future<R> getStartCondition();

    /** Waits until it has begun. */
    R waitForStart() throws InterruptedException, ExecutionException;
}
