package io.jenkins.plugins.azurerender.assets;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Some threads that share the work of one thread that waits for them. Work is taken only as fast as it is done, so a
 * million pieces of it need no more memory than a hundred. After a failure nothing new is begun, and what is under way
 * ends as it can.
 */
final class WorkerThreads implements AutoCloseable {

    private final ExecutorService threads;
    private final int places;
    private final Semaphore free;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** A piece of work. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    WorkerThreads(int size) {
        threads = Executors.newFixedThreadPool(size, WorkerThreads::thread);
        places = size * 2;
        free = new Semaphore(places);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "azure-render-assets");
        thread.setDaemon(true);
        return thread;
    }

    /** Returns when the work has a place in the queue. */
    void add(Work work) throws IOException, InterruptedException {
        free.acquire();
        if (failure.get() != null) {
            free.release();
            await();
        }
        threads.execute(() -> {
            try {
                if (failure.get() == null) {
                    work.run();
                }
            } catch (IOException | RuntimeException x) {
                failure.compareAndSet(null, x);
            } finally {
                free.release();
            }
        });
    }

    /** Returns when all that was added is done. */
    void await() throws IOException, InterruptedException {
        free.acquire(places);
        free.release(places);
        complain();
    }

    private void complain() throws IOException, InterruptedException {
        Exception problem = failure.get();
        if (problem instanceof InterruptedIOException) {
            throw new InterruptedException(problem.getMessage());
        }
        if (problem instanceof IOException io) {
            throw io;
        }
        if (problem != null) {
            throw (RuntimeException) problem;
        }
    }

    /** Interrupts what is still under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
