package io.jenkins.plugins.azurerender.engine.builds;

import hudson.model.Queue;
import hudson.model.queue.QueueTaskFuture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The future of a scheduled build. */
record BuildFuture(
        BuildThread thread, CompletableFuture<Queue.Executable> start, CompletableFuture<Queue.Executable> end)
        implements QueueTaskFuture<Queue.Executable> {
    @Override
    public Future<Queue.Executable> getStartCondition() {
        return start;
    }

    @Override
    public Queue.Executable waitForStart() throws InterruptedException, ExecutionException {
        return start.get();
    }

    @Override
    public Queue.Executable get() throws InterruptedException, ExecutionException {
        return end.get();
    }

    @Override
    public Queue.Executable get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return end.get(timeout, unit);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (isDone()) {
            return false;
        }
        thread.interrupt();
        return true;
    }

    @Override
    public boolean isCancelled() {
        return end.isCancelled();
    }

    @Override
    public boolean isDone() {
        return end.isDone();
    }
}
