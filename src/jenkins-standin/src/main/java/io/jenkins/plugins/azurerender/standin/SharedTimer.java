package io.jenkins.plugins.azurerender.standin;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads behind {@link jenkins.util.Timer}; they live as long as the controller. */
@SuppressFBWarnings(value = "MS_EXPOSE_REP", justification = "to be shared is what it is for")
public final class SharedTimer {
    private static final int THREADS = 10;
    private static ScheduledThreadPoolExecutor executor;

    private SharedTimer() {}

    /** The threads, made when they are first asked for. */
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

    /** Stops them. */
    public static synchronized void shutdown() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }
}
