package io.jenkins.plugins.azurerender.jenkins;

import java.time.Duration;

/** The problems of calls that exceeded their time limits. */
public final class Deadlines {

    private Deadlines() {}

    public static DeadlineException notEnded() {
        return DeadlineException.notEnded(Duration.ofHours(1), DeadlineException.Work.ENDED);
    }

    /** The thread of the call was given up. */
    public static DeadlineException stillRunning() {
        return DeadlineException.notEnded(Duration.ofHours(1), DeadlineException.Work.RUNNING);
    }

    public static DeadlineException notStarted() {
        return DeadlineException.notStarted();
    }
}
