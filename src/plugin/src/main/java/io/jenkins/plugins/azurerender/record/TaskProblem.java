package io.jenkins.plugins.azurerender.record;

/**
 * Why a Batch task did not render its frames.
 *
 * @param frames the frames of the task, as a range such as {@code 1-10}
 * @param exitCode null when the command did not run
 * @param code Batch's failure code, such as {@code DiskFull}; may be empty
 * @param message Batch's message; may be empty
 * @param node the node's id; empty when no node ran it
 * @param failure class of the failure; {@link FailureClass#UNKNOWN} until its log is scanned
 * @param log findings in its log
 */
public record TaskProblem(
        String task,
        String frames,
        Integer exitCode,
        String code,
        String message,
        String node,
        FailureClass failure,
        LogFindings log) {

    /** A task that Batch reports as successful. */
    public static TaskProblem succeeded(String task) {
        return new TaskProblem(task, "", 0, "", "", "", FailureClass.UNKNOWN, LogFindings.NONE);
    }

    /**
     * The problem with the result of its diagnosis.
     *
     * @param frame one of its frames; supplies frame number and node of a task that Batch reports as successful
     */
    public TaskProblem diagnosed(FailureClass type, LogFindings findings, FrameRow frame) {
        return new TaskProblem(
                task,
                frames.isEmpty() ? String.valueOf(frame.number()) : frames,
                exitCode,
                code,
                message,
                node.isEmpty() ? frame.run().node() : node,
                type,
                findings);
    }

    /** Whether Batch reports the task as successful. */
    public boolean isSuccessful() {
        return exitCode != null && exitCode == 0 && code.isEmpty();
    }

    /** One line for logs and pages, such as {@code f0012 ended with exit code 1 on node tvm-1}. */
    public String summary() {
        StringBuilder line = new StringBuilder(task);
        line.append(exitCode == null ? " did not run" : " ended with exit code " + exitCode);
        if (!code.isEmpty() && !code.equals("FailureExitCode")) {
            line.append(", ").append(code);
            if (!message.isEmpty()) {
                line.append(" (").append(message).append(')');
            }
        }
        line.append(node.isEmpty() ? "" : " on node " + node);
        return line.append(log.percent() < 0 ? "" : " at %s %% of its last frame".formatted(log.percent()))
                .toString();
    }
}
