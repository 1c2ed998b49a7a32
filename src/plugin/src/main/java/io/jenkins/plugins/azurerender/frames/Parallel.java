package io.jenkins.plugins.azurerender.frames;

import hudson.AbortException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a few tasks at a time. */
final class Parallel {

    private static final int THREADS = 4;

    private Parallel() {}

    /**
     * The results in order, without null values. If a task fails, the remaining ones are canceled.
     *
     * @throws IOException of a task. Errors and runtime exceptions are thrown as they are, because another process that does
     *     the same work would fail in the same way
     */
    static <T> ArrayList<T> all(List<Callable<T>> work) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(THREADS, work.size())));
        try {
            List<Future<T>> running = work.stream().map(threads::submit).toList();
            ArrayList<T> done = new ArrayList<>();
            for (Future<T> future : running) {
                T result = future.get();
                if (Objects.nonNull(result)) {
                    done.add(result);
                }
            }
            return done;
        } catch (ExecutionException x) {
            throw rethrown(x.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static IOException rethrown(Throwable cause) throws AbortException {
        if (cause instanceof OutOfMemoryError) {
            throw new AbortException(
                    "The Jenkins process that downloads the frames ran out of memory: increase its maximum heap size (-Xmx).");
        }
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException bug) {
            throw bug;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }
}
