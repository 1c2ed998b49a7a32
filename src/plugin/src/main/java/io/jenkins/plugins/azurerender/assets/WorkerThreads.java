package io.jenkins.plugins.azurerender.assets;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs tasks on a fixed number of threads. Adding a task blocks while the queue is full, so memory use does not grow
 * with the number of tasks. After a failure no new task starts.
 */
final class WorkerThreads implements AutoCloseable {

    private final ExecutorService threads;
    private final int capacity;
    private final Semaphore free;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** A task. */
    @FunctionalInterface
    interface Task {
        void run() throws IOException;
    }

    WorkerThreads(int size) {
        threads = Executors.newFixedThreadPool(size, WorkerThreads::thread);
        capacity = size * 2;
        free = new Semaphore(capacity);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "azure-render-assets");
        thread.setDaemon(true);
        return thread;
    }

    /** Adds a task; waits while the queue is full. */
    void add(Task task) throws IOException, InterruptedException {
        free.acquire();
        if (failure.get() != null) {
            free.release();
            await();
        }
        threads.execute(() -> {
            try {
                if (failure.get() == null) {
                    task.run();
                }
            } catch (IOException | RuntimeException x) {
                failure.compareAndSet(null, x);
            } finally {
                free.release();
            }
        });
    }

    /**
     * Waits until all tasks are done.
     *
     * @throws IOException the first failure of a task
     */
    void await() throws IOException, InterruptedException {
        free.acquire(capacity);
        free.release(capacity);
        throwFailure();
    }

    private void throwFailure() throws IOException, InterruptedException {
        Exception first = failure.get();
        if (first instanceof InterruptedIOException) {
            throw new InterruptedException(first.getMessage());
        }
        if (first instanceof IOException io) {
            throw io;
        }
        if (first != null) {
            throw (RuntimeException) first;
        }
    }

    /** Interrupts running tasks. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
