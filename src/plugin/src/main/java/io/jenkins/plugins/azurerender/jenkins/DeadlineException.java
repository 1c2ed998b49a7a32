package io.jenkins.plugins.azurerender.jenkins;

import java.io.IOException;
import java.time.Duration;

/** Work was interrupted or not started because an account or an agent does not respond. */
public final class DeadlineException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean started;
    private final boolean running;

    private DeadlineException(String message, boolean started, boolean running) {
        super(message);
        this.started = started;
        this.running = running;
    }

    /** @param running whether its thread may still be running */
    static DeadlineException notEnded(Duration deadline, boolean running) {
        return new DeadlineException("did not end within %s s".formatted(deadline.toSeconds()), true, running);
    }

    /** @param problem with which the interrupted work ended */
    static DeadlineException interrupted(Throwable problem) {
        DeadlineException interrupted = new DeadlineException("did not end within its time limit", true, false);
        interrupted.initCause(problem);
        return interrupted;
    }

    static DeadlineException notStarted() {
        return new DeadlineException("is not started, because earlier ones did not end", false, false);
    }

    /** Whether the work was started. */
    public boolean isStarted() {
        return started;
    }

    /** Whether a thread may still be running the work. */
    public boolean isRunning() {
        return running;
    }
}
