package io.jenkins.plugins.azurerender.azure.batch;

/**
 * A task that ended without success.
 *
 * @param exitCode null when the command never ran or left none
 * @param code the service's failure code, such as {@code FailureExitCode} or {@code DiskFull}; may be empty
 * @param node the node's id; empty when it never reached one
 */
public record TaskFailure(String taskId, Integer exitCode, String code, String message, String node) {

    /** One line for the console. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(taskId);
        line.append(exitCode == null ? " did not run" : " ended with exit code " + exitCode);
        if (!code.isEmpty() && !code.equals("FailureExitCode")) {
            line.append(", ").append(code);
            if (!message.isEmpty()) {
                line.append(" (").append(message).append(')');
            }
        }
        return line.append(node.isEmpty() ? "" : " on node " + node).toString();
    }
}
