package io.jenkins.plugins.azurerender.record;

/**
 * The Batch task that renders a frame, or rendered it in its last attempt.
 *
 * @param task id of the task
 * @param node id of the node; empty before it starts
 * @param start time the task started, in seconds since 1970; 0 if it has not
 * @param end time the task ended, in seconds since 1970; 0 if it has not
 */
public record TaskRun(String task, String node, long start, long end) {

    /** A task that has not started. */
    public static TaskRun waiting(String task) {
        return new TaskRun(task, "", 0, 0);
    }

    /** Duration in seconds; 0 until it has ended. */
    public long seconds() {
        return end > start && start > 0 ? end - start : 0;
    }
}
