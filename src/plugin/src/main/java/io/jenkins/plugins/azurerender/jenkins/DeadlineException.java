package io.jenkins.plugins.azurerender.jenkins;

import java.io.IOException;
import java.time.Duration;

/** Work was interrupted or not started because an account or an agent does not respond. */
public final class DeadlineException extends IOException {

    private static final long serialVersionUID = 1L;

    /** State of the work. */
    enum Work {
        NOT_STARTED,
        ENDED,
        /** A thread may still be running it. */
        RUNNING
    }

    private final Work work;

    private DeadlineException(String message, Work work) {
        super(message);
        this.work = work;
    }

    /** @param work whether it ended because it was interrupted, or may be running */
    static DeadlineException notEnded(Duration deadline, Work work) {
        return new DeadlineException("did not end within %s s".formatted(deadline.toSeconds()), work);
    }

    /** @param problem with which the interrupted work ended */
    static DeadlineException interrupted(Throwable problem) {
        DeadlineException interrupted = new DeadlineException("did not end within its time limit", Work.ENDED);
        interrupted.initCause(problem);
        return interrupted;
    }

    static DeadlineException notStarted() {
        return new DeadlineException("is not started, because earlier ones did not end", Work.NOT_STARTED);
    }

    /** Whether the work was started. */
    public boolean isStarted() {
        return work != Work.NOT_STARTED;
    }

    /** Whether a thread may still be running the work. */
    public boolean isRunning() {
        return work == Work.RUNNING;
    }
}
