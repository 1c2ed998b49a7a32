package jenkins.util;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads for short periodic work. */
@SuppressFBWarnings(value = "MS_EXPOSE_REP", justification = "callers share the threads")
public class Timer {
    private static final int THREADS = 10;
    private static ScheduledThreadPoolExecutor executor;

    private Timer() {}

    /** Returns the threads; starts them at the first call. */
    public static synchronized ScheduledExecutorService get() {
        if (executor == null || executor.isShutdown()) {
            AtomicInteger count = new AtomicInteger();
            executor = new ScheduledThreadPoolExecutor(THREADS, work -> {
                Thread thread = new Thread(work, "jenkins.util.Timer [#" + count.incrementAndGet() + "]");
                thread.setDaemon(true);
                return thread;
            });
            executor.setRemoveOnCancelPolicy(true);
        }
        return executor;
    }

    /** Stops the threads; the next {@link #get()} starts new ones. */
    public static synchronized void shutdown() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }
}
