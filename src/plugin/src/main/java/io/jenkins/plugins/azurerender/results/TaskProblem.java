package io.jenkins.plugins.azurerender.results;

import java.util.List;

/**
 * Why a Batch task did not bring its frames, as far as service and log tell.
 *
 * @param frames the frames it was to render, as a range such as {@code 1-10}
 * @param exitCode null when the command never ran or left none
 * @param code the service's failure code, such as {@code DiskFull}; may be empty
 * @param message the service's words; may be empty
 * @param node the node's id; empty when it never reached one
 * @param failure class of what went wrong, one word such as "licence" or "memory"
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

    /** The same with lines of its log. */
    public TaskProblem withLines(List<String> found) {
        return new TaskProblem(task, frames, exitCode, code, message, node, failure, found, advice);
    }
}
