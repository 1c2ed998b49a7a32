package jenkins.util;

import io.jenkins.plugins.azurerender.standin.SharedTimer;
import java.util.concurrent.ScheduledExecutorService;

/** Stands for jenkins.util.Timer: the threads for short work at a time. */
public class Timer {
    private Timer() {}

    /** The threads. */
    public static ScheduledExecutorService get() {
        return SharedTimer.get();
    }

    /** Stops them; the next {@link #get()} makes new ones. */
    public static void shutdown() {
        SharedTimer.shutdown();
    }
}
