package io.jenkins.plugins.azurerender.submit;

import java.util.Map;
import jenkins.util.SystemProperties;

/**
 * How long the next task on a node waits after a failed one, before it starts the renderer. Without it, a node would start
 * tasks that fail within a second faster than the collect step can stop the render.
 */
final class FailurePause {

    private static final String SECONDS = FailurePause.class.getName() + ".seconds";

    /** Longer than the time between two polls, the download of a log and the request that terminates the job. */
    private static final int USUAL_SECONDS = 30;

    /** Limit of a pause after many equal failures: it is paid, also if Jenkins continues the render on purpose. */
    private static final int LONGEST_SECONDS = 120;

    /** Part of the time limit of a task that its pause may use. */
    private static final int PART_OF_TIME_LIMIT = 4;

    private FailurePause() {}

    /** Returns the variables of all tasks; none if the render is not stopped after equal failures. */
    static Map<String, String> environment(JobLimits limits) {
        if (limits.stopAfter() == 0) {
            return Map.of();
        }
        int longest = limits.taskMinutes() == 0
                ? LONGEST_SECONDS
                : (int) Math.min(LONGEST_SECONDS, limits.taskMinutes() * 60L / PART_OF_TIME_LIMIT);
        return Map.of(
                "RENDER_STOP_AFTER", String.valueOf(limits.stopAfter()),
                "RENDER_PAUSE", String.valueOf(SystemProperties.getInteger(SECONDS, USUAL_SECONDS)),
                "RENDER_PAUSE_LIMIT", String.valueOf(longest));
    }
}
