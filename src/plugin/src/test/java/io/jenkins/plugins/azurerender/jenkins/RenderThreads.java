package io.jenkins.plugins.azurerender.jenkins;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** The threads of {@link RenderExecutors}. */
public final class RenderThreads {

    private RenderThreads() {}

    /** Waits until no task runs or waits; fails after a minute. */
    public static void awaitIdle() {
        await("idle threads")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(10))
                .until(RenderExecutors.get()::isIdle);
    }
}
