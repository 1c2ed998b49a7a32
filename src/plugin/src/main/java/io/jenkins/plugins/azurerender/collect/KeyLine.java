package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.frames.FetchedLog;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.render.logs.LogKind;
import java.util.List;
import java.util.regex.Pattern;

/** The line of a log that identifies a failure, without what differs between frames: numbers, times and paths. */
final class KeyLine {

    /** Lines that say nothing about a failure: the pauses of the script of a node, and the ends of renderers. */
    private static final Pattern TRAILER =
            Pattern.compile("azure-render: .*|\\s*Blender quit\\s*|\\s*// Maya exited with status .*");

    private static final int MAX_LENGTH = 200;
    private static final Pattern PATH = Pattern.compile("[^\\s'\"`=(\\[|]*[/\\\\][^\\s'\"`)\\]|,;]*");
    private static final Pattern NUMBER = Pattern.compile("0x[0-9a-fA-F]+|[-+]?[0-9]+([.,:][0-9]+)*");
    private static final Pattern BLANK = Pattern.compile("\\s+");

    private KeyLine() {}

    /**
     * Returns the line that identifies a failure: the first line of the most specific failure, or else the last line. Of
     * general errors, too, the last line: earlier ones are often harmless.
     *
     * @param log null if there is none
     */
    static String of(TaskProblem task, FetchedLog log) {
        List<String> lines = log == null
                ? List.of()
                : log.lines().stream()
                        .filter(line ->
                                !line.isBlank() && !TRAILER.matcher(line).matches())
                        .toList();
        if (lines.isEmpty()) {
            return task.exitCode() == null ? task.code() : "exit code " + task.exitCode();
        }
        return normalized(lines.get(log.kind() == null || log.kind() == LogKind.RENDERER ? lines.size() - 1 : 0));
    }

    static String normalized(String line) {
        String text = line.length() > 4 * MAX_LENGTH ? line.substring(0, 4 * MAX_LENGTH) : line;
        text = PATH.matcher(text).replaceAll("/");
        text = NUMBER.matcher(text).replaceAll("#");
        text = BLANK.matcher(text).replaceAll(" ").strip();
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }
}
