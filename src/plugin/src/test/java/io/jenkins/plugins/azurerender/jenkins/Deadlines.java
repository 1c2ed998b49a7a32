package io.jenkins.plugins.azurerender.jenkins;

import java.time.Duration;

/** The problems of calls that exceeded their time limits. */
public final class Deadlines {

    private Deadlines() {}

    public static DeadlineException notEnded() {
        return DeadlineException.notEnded(Duration.ofHours(1), false);
    }

    public static DeadlineException notStarted() {
        return DeadlineException.notStarted();
    }
}
