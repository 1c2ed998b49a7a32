package io.jenkins.plugins.azurerender.record;

import java.util.List;

/**
 * Why a Batch task did not bring its frames, as far as service and log tell.
 *
 * @param frames the frames it was to render, as a range such as {@code 1-10}
 * @param exitCode null when the command never ran or left none
 * @param code the service's failure code, such as {@code DiskFull}; may be empty
 * @param message the service's words; may be empty
 * @param node the node's id; empty when it never reached one
 * @param failure class of what went wrong, one word such as "license" or "memory"
 * @param lines the lines of its log that tell, or else its last ones
 * @param advice what to do, one sentence
 */
public record TaskProblem(
        String task,
        String frames,
        Integer exitCode,
        String code,
        String message,
        String node,
        String failure,
        List<String> lines,
        String advice) {

    public TaskProblem {
        lines = List.copyOf(lines);
    }

    /**
     * The same with what was found out.
     *
     * @param frame one of its frames, for what Batch did not say of a task that ended well
     */
    public TaskProblem diagnosed(FailureClass kind, List<String> found, FrameRow frame) {
        return new TaskProblem(
                task,
                frames.isEmpty() ? String.valueOf(frame.number()) : frames,
                exitCode,
                code,
                message,
                node.isEmpty() ? frame.node() : node,
                kind.word(),
                found,
                kind.advice());
    }

    /** Whether Batch says that the task ended well. */
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
