package io.jenkins.plugins.azurerender.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One line of a frame table's file: a letter for its kind, then fields with tabs between them. */
final class TableLine {

    private static final String FRAME = "f";
    private static final String TASK = "t";
    private static final int FRAME_FIELDS = 18;
    private static final int TASK_FIELDS = 10;
    private static final String BETWEEN_PARTS = "\u001f";

    private TableLine() {}

    static String write(FrameRow row) {
        return join(List.of(
                FRAME,
                String.valueOf(row.number()),
                row.state().name().toLowerCase(Locale.ROOT),
                String.valueOf(row.attempt()),
                row.task(),
                row.node(),
                String.valueOf(row.started()),
                String.valueOf(row.ended()),
                String.valueOf(row.spent()),
                String.join(BETWEEN_PARTS, row.files()),
                String.valueOf(row.bytes()),
                row.thumbnail(),
                String.valueOf(row.width()),
                String.valueOf(row.height()),
                row.pixels(),
                row.problem(),
                row.warning(),
                row.failure()));
    }

    static String write(TaskProblem problem) {
        return join(List.of(
                TASK,
                problem.task(),
                problem.frames(),
                problem.exitCode() == null ? "" : problem.exitCode().toString(),
                problem.code(),
                problem.message(),
                problem.node(),
                problem.failure(),
                String.join(BETWEEN_PARTS, problem.lines()),
                problem.advice()));
    }

    /** The frame that a line tells of; empty when it tells of something else, or makes no sense. */
    static Optional<FrameRow> frame(String line) {
        List<String> fields = split(line);
        if (fields.size() != FRAME_FIELDS || !fields.get(0).equals(FRAME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FrameRow(
                    Integer.parseInt(fields.get(1)),
                    FrameState.valueOf(fields.get(2).toUpperCase(Locale.ROOT)),
                    Integer.parseInt(fields.get(3)),
                    fields.get(4),
                    fields.get(5),
                    Long.parseLong(fields.get(6)),
                    Long.parseLong(fields.get(7)),
                    Long.parseLong(fields.get(8)),
                    parts(fields.get(9)),
                    Long.parseLong(fields.get(10)),
                    fields.get(11),
                    Integer.parseInt(fields.get(12)),
                    Integer.parseInt(fields.get(13)),
                    fields.get(14),
                    fields.get(15),
                    fields.get(16),
                    fields.get(17)));
        } catch (IllegalArgumentException x) {
            return Optional.empty();
        }
    }

    /** The task that a line tells of; empty when it tells of something else, or makes no sense. */
    static Optional<TaskProblem> task(String line) {
        List<String> fields = split(line);
        if (fields.size() != TASK_FIELDS || !fields.get(0).equals(TASK)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TaskProblem(
                    fields.get(1),
                    fields.get(2),
                    fields.get(3).isEmpty() ? null : Integer.valueOf(fields.get(3)),
                    fields.get(4),
                    fields.get(5),
                    fields.get(6),
                    fields.get(7),
                    parts(fields.get(8)),
                    fields.get(9)));
        } catch (IllegalArgumentException x) {
            return Optional.empty();
        }
    }

    private static List<String> parts(String field) {
        return field.isEmpty() ? List.of() : List.of(field.split(BETWEEN_PARTS, -1));
    }

    private static String join(List<String> fields) {
        StringBuilder line = new StringBuilder();
        for (String field : fields) {
            line.append(line.length() == 0 ? "" : "\t");
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                switch (c) {
                    case '\t' -> line.append("\\t");
                    case '\n' -> line.append("\\n");
                    case '\r' -> line.append("\\r");
                    case '\\' -> line.append("\\\\");
                    default -> line.append(c);
                }
            }
        }
        return line.toString();
    }

    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\\' && i + 1 < line.length()) {
                char escaped = line.charAt(++i);
                field.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
