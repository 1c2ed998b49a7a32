package io.jenkins.plugins.azurerender.record;

import java.util.List;

/**
 * Why a Batch task did not render its frames.
 *
 * @param frames the frames it was to render, as a range such as {@code 1-10}
 * @param exitCode null when the command did not run
 * @param code Batch's failure code, such as {@code DiskFull}; may be empty
 * @param message Batch's message; may be empty
 * @param node the node's id; empty when no node ran it
 * @param failure class of the failure; {@link FailureClass#UNKNOWN} until its log is scanned
 * @param log the lines of its log that matched a failure pattern, or its last lines
 */
public record TaskProblem(
        String task,
        String frames,
        Integer exitCode,
        String code,
        String message,
        String node,
        FailureClass failure,
        List<String> log) {

    public TaskProblem {
        log = List.copyOf(log);
    }

    /** A task that Batch reports as successful. */
    public static TaskProblem succeeded(String task) {
        return new TaskProblem(task, "", 0, "", "", "", FailureClass.UNKNOWN, List.of());
    }

    /**
     * The problem with the result of its diagnosis.
     *
     * @param frame one of its frames; supplies frame number and node of a task that Batch reports as successful
     */
    public TaskProblem diagnosed(FailureClass type, List<String> lines, FrameRow frame) {
        return new TaskProblem(
                task,
                frames.isEmpty() ? String.valueOf(frame.number()) : frames,
                exitCode,
                code,
                message,
                node.isEmpty() ? frame.run().node() : node,
                type,
                lines);
    }

    /** Whether Batch reports the task as successful. */
    public boolean endedWell() {
        return exitCode != null && exitCode == 0 && code.isEmpty();
    }

    /** One line for people, such as {@code f0012 ended with exit code 1 on node tvm-1}. */
    public String words() {
        StringBuilder line = new StringBuilder(task);
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
