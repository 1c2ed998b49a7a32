package io.jenkins.plugins.azurerender.jenkins;

import static io.jenkins.plugins.azurerender.Waiting.await;

/** The threads of {@link RenderExecutors}. */
public final class RenderThreads {

    private RenderThreads() {}

    /** Waits until no task runs or waits. */
    public static void awaitIdle() {
        await("no task runs or waits").until(RenderExecutors.get()::isIdle);
    }
}
