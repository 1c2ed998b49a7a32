package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Logs the failures grouped by class, each with what to do and the log lines of one task. */
final class FailureReport {

    private static final int FRAMES_SHOWN = 5;
    private static final int LINES_SHOWN = 12;

    private final RenderPlan plan;
    private final FrameTable table;
    private final RenderLog log;

    FailureReport(RenderPlan plan, FrameTable table, RenderLog log) {
        this.plan = plan;
        this.table = table;
        this.log = log;
    }

    /**
     * Logs the failures.
     *
     * @param bad frames that are not archived, at least one
     * @param cancellation why the render was canceled; empty if it was not
     * @param stop why the render was stopped; empty if it was not
     * @return a summary in one or two sentences
     */
    String report(List<FrameRow> bad, String cancellation, String stop) {
        List<FrameRow> failed =
                bad.stream().filter(row -> !row.state().isSkipped()).toList();
        return Stream.of(
                        failed(failed),
                        skipped(bad, FrameState.CANCELED, "were canceled (%s): %s", cancellation),
                        skipped(
                                bad,
                                FrameState.NOT_RENDERED,
                                "were not rendered (%s): the render was stopped because %s",
                                stop))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String skipped(List<FrameRow> bad, FrameState state, String sentence, String reason) {
        List<FrameRow> rows = bad.stream().filter(row -> row.state() == state).toList();
        return rows.isEmpty()
                ? ""
                : "%s of %s frames %s."
                        .formatted(
                                rows.size(), table.size(), String.format(Locale.ROOT, sentence, range(rows), reason));
    }

    private String failed(List<FrameRow> bad) {
        if (bad.isEmpty()) {
            return "";
        }
        Map<FailureClass, List<FrameRow>> groups = new EnumMap<>(FailureClass.class);
        bad.forEach(row -> groups.computeIfAbsent(row.failureClass(), kind -> new ArrayList<>())
                .add(row));
        groups.forEach(this::report);
        String first = groups.entrySet().stream()
                .map(group -> reason(group.getKey(), group.getValue()))
                .findFirst()
                .orElseThrow();
        return "%s of %s frames are missing or damaged (%s): %s."
                .formatted(bad.size(), table.size(), range(bad), first);
    }

    private void report(FailureClass kind, List<FrameRow> rows) {
        log.line(
                "frames",
                "%s: %s (%s), %s: %s"
                        .formatted(
                                RenderLog.count(rows.size(), "frame"),
                                kind.word(),
                                range(rows),
                                kind.meaning(),
                                kind.advice()));
        rows.stream()
                .limit(FRAMES_SHOWN)
                .filter(row -> !row.problem().isEmpty())
                .forEach(row ->
                        log.line("frames", plan.expectedFiles(row.number()).get(0) + " " + row.problem()));
        shown(rows).ifPresent(problem -> {
            log.line("tasks", problem.summary());
            problem.log().lines().stream()
                    .limit(LINES_SHOWN)
                    .forEach(line -> log.line("log", problem.task() + " | " + line));
        });
    }

    private String reason(FailureClass kind, List<FrameRow> rows) {
        String line = kind == FailureClass.UNKNOWN || kind == FailureClass.DAMAGED || kind == FailureClass.NO_IMAGE
                ? ""
                : shown(rows)
                        .flatMap(problem -> problem.log().lines().stream().findFirst())
                        .map(text -> " (" + text + ")")
                        .orElse("");
        String reason = kind.meaning() + line + "; " + kind.advice();
        return shown(rows)
                .filter(problem -> !problem.isSuccessful())
                .map(problem -> "task " + problem.summary() + ": " + reason)
                .orElse(reason);
    }

    private Optional<TaskProblem> shown(List<FrameRow> rows) {
        return rows.stream()
                .map(row -> table.problem(row.task()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static FrameRange range(List<FrameRow> rows) {
        return new FrameRange(rows.stream().map(FrameRow::number).toList());
    }
}
