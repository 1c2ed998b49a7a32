package io.jenkins.plugins.azurerender.azure.batch;

/**
 * A task as it stands. Times are seconds since 1970, 0 when they are not known.
 *
 * @param changed when it came into its state, in milliseconds since 1970
 * @param node id of the node that runs it, or did last; empty when none has
 * @param exitCode null when the command never ran or left none
 * @param code the service's failure code, such as {@code FailureExitCode} or {@code FileUploadMiscError}; empty when it
 *     ended well
 * @param message the service's words for it, one line
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

    /** What it does. */
    public enum State {
        /** For a node, or for other tasks. Also what ran on a node that Azure took back. */
        WAITING,
        /** Or its node still brings the assets: the service counts both as one. */
        RUNNING,
        SUCCEEDED,
        FAILED
    }
}
