package io.jenkins.plugins.azurerender.record;

import java.util.List;

/**
 * The relevant content of the log of a failed task.
 *
 * @param lines the lines that matched a failure pattern, or the last lines
 * @param percent progress of the frame that was rendered last; -1 when the log has none
 * @param saved name of the file saved last; empty when the log names none
 */
public record LogFindings(List<String> lines, int percent, String saved) {

    /** No findings, or the log has not been scanned yet. */
    public static final LogFindings NONE = new LogFindings(List.of(), -1, "");

    public LogFindings {
        lines = List.copyOf(lines);
    }
}
