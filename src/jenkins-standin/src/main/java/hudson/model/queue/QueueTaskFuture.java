package hudson.model.queue;

/** Stands for hudson.model.queue.QueueTaskFuture of Jenkins 2.479.3. */
public interface QueueTaskFuture<R extends hudson.model.Queue.Executable> extends java.util.concurrent.Future<R> {
    java.util.concurrent.Future<R> getStartCondition();

    R waitForStart() throws java.lang.InterruptedException, java.util.concurrent.ExecutionException;
}
