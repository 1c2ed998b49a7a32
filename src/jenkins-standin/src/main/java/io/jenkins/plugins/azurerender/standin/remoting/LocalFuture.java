package io.jenkins.plugins.azurerender.standin.remoting;

import hudson.remoting.Callable;
import hudson.remoting.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The result of a call that runs in this process. */
public final class LocalFuture<V> implements Future<V> {
    private final java.util.concurrent.Future<V> future;

    /** Wraps the future. */
    public LocalFuture(java.util.concurrent.Future<V> future) {
        this.future = future;
    }

    /** Runs the call; wraps a throwable that is neither Exception nor Error. */
    public static <V> V run(Callable<V, ?> callable) throws Exception {
        try {
            return callable.call();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ExecutionException(e);
        }
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
        return future.get();
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(timeout, unit);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return future.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean isCancelled() {
        return future.isCancelled();
    }

    @Override
    public boolean isDone() {
        return future.isDone();
    }
}
