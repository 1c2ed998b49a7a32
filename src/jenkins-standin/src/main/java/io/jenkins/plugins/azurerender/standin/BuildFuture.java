package io.jenkins.plugins.azurerender.standin;

import hudson.model.Queue;
import hudson.model.queue.QueueTaskFuture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What becomes of a build that was scheduled. */
record BuildFuture<R extends Queue.Executable>(
        BuildThread<R> thread, CompletableFuture<R> start, CompletableFuture<R> end) implements QueueTaskFuture<R> {
    @Override
    public Future<R> getStartCondition() {
        return start;
    }

    @Override
    public R waitForStart() throws InterruptedException, ExecutionException {
        return start.get();
    }

    @Override
    public R get() throws InterruptedException, ExecutionException {
        return end.get();
    }

    @Override
    public R get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
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
