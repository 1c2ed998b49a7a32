package io.jenkins.plugins.azurerender.azure.batch;

/**
 * The state of a task. Times are seconds since 1970, 0 if unknown.
 *
 * @param changed time of the last state change, in milliseconds since 1970
 * @param node ID of the node that runs or last ran the task; empty if none did
 * @param exitCode null if the command did not run or has no exit code
 * @param code error code of Batch, such as {@code FailureExitCode} or {@code FileUploadMiscError}; empty unless it
 *     failed
 * @param message error message of Batch, one line
 */
public record TaskStatus(
        String id,
        State state,
        long changed,
        long started,
        long ended,
        String node,
        Integer exitCode,
        String code,
        String message) {

    /** The state of a task. */
    public enum State {
        /** Waiting for a node or other tasks; also after its node was evicted. */
        WAITING,
        /** Running, or its node still downloads the assets. */
        RUNNING,
        SUCCEEDED,
        FAILED
    }
}
