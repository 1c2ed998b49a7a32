package io.jenkins.plugins.azurerender;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for conditions in tests. */
public final class Waiting {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private Waiting() {}

    /**
     * Waits at most two minutes, and checks the condition every 20 ms on the calling thread.
     *
     * @param condition its description in the error message
     */
    public static ConditionFactory await(String condition) {
        return Awaitility.await(condition)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL_INTERVAL)
                .atMost(LIMIT);
    }
}
