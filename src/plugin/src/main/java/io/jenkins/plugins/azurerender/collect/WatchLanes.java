package io.jenkins.plugins.azurerender.collect;

import hudson.model.Computer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Lets only a few pieces of work of all builds together run at a time, in the order they come, on threads that Jenkins
 * has anyway. So fifty builds that wait need no more threads than two do.
 */
final class WatchLanes {

    /** For looks at jobs: a few requests each. */
    static final WatchLanes LOOKS = new WatchLanes(2);

    /** For fetching and archiving frames. */
    static final WatchLanes HARVESTS = new WatchLanes(4);

    private final int lanes;
    private final Deque<FutureTask<?>> waiting = new ArrayDeque<>();
    private int busy;

    WatchLanes(int lanes) {
        this.lanes = lanes;
    }

    /** Runs it when a lane is free. */
    Future<?> submit(Runnable work) {
        FutureTask<?> task = new FutureTask<>(work, null);
        synchronized (this) {
            waiting.add(task);
            if (busy == lanes) {
                return task;
            }
            busy++;
        }
        Computer.threadPoolForRemoting.execute(this::run);
        return task;
    }

    private void run() {
        for (FutureTask<?> task = next(); task != null; task = next()) {
            task.run();
            Thread.interrupted(); // an abort of one build's work is not for the next one
        }
    }

    private synchronized FutureTask<?> next() {
        FutureTask<?> task = waiting.poll();
        if (task == null) {
            busy--;
        }
        return task;
    }
}
