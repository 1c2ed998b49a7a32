package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.Failure;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds out whether a render fails in the same way again and again. It reads only the frame table, so that it gives the same
 * answer after a restart. Frames of one task count once, and so do all attempts of a frame.
 */
final class EqualFailures {

    /** Newest failures that are compared, as a multiple of the limit. */
    private static final int COMPARED = 2;

    /** One other failure is accepted for this many equal ones. */
    private static final int EQUAL_PER_OTHER = 3;

    private final int limit;
    private final FrameTable table;
    private final Map<Integer, String> firstTasks = new HashMap<>();
    private final boolean chunks;

    EqualFailures(RenderRecord record, FrameTable table) {
        this.limit = record.getStopAfter();
        this.table = table;
        List<RenderTask> tasks = record.batchTasks().stream()
                .filter(task -> task.role().producesFrames())
                .toList();
        tasks.forEach(task -> task.frames().frames().forEach(number -> firstTasks.put(number, task.id())));
        chunks = tasks.stream().anyMatch(task -> task.frames().size() > 1);
    }

    /** Class and line of failures that are equal. */
    private record Kind(FailureClass type, String line) {
        static Kind of(Failure failure) {
            return new Kind(failure.type(), failure.line());
        }
    }

    /** Returns why the render should be stopped, as a clause; empty if it should continue. */
    Optional<String> reason() {
        if (limit == 0 || !table.hasProblems()) {
            return Optional.empty();
        }
        List<FrameRow> rows = table.rows();
        List<Failure> newest = newest(rows);
        return newest.stream()
                .map(Kind::of)
                .distinct()
                .filter(kind -> stops(kind, newest, rows))
                .findFirst()
                .map(kind -> "%s failed in the same way (stopAfter: %s)"
                        .formatted(RenderLog.count(count(kind, rows), chunks ? "task" : "frame"), limit));
    }

    /** The newest failures, one for each task, the newest first. */
    private List<Failure> newest(List<FrameRow> rows) {
        Map<String, Failure> failures = failures(rows);
        return failures.values().stream()
                .sorted(Comparator.comparingLong(Failure::time).reversed())
                .limit((long) COMPARED * limit)
                .toList();
    }

    private Map<String, Failure> failures(List<FrameRow> rows) {
        return rows.stream()
                .filter(row -> row.failure().isPresent() && firstTasks.containsKey(row.number()))
                .collect(Collectors.toMap(
                        row -> firstTasks.get(row.number()),
                        row -> row.failure().orElseThrow(),
                        (one, other) -> one));
    }

    private long count(Kind kind, List<FrameRow> rows) {
        return failures(rows).values().stream()
                .filter(failure -> Kind.of(failure).equals(kind))
                .count();
    }

    private boolean stops(Kind kind, List<Failure> newest, List<FrameRow> rows) {
        List<Failure> equal =
                newest.stream().filter(failure -> Kind.of(failure).equals(kind)).toList();
        if (equal.size() < limit || (newest.size() - equal.size()) * EQUAL_PER_OTHER > equal.size()) {
            return false;
        }
        long since = equal.get(limit - 1).time();
        return rendered(rows, row -> row.run().end() > since) < limit
                && (kind.type().isOfScene() || failsOnSeveralNodes(kind.type(), rows))
                && (!kind.type().isLocal() || rendered(rows, row -> true) == 0 && noOtherRenders(kind.type(), rows));
    }

    /** Number of tasks with the given frames that were rendered, also if they are not archived yet. */
    private long rendered(List<FrameRow> rows, Predicate<FrameRow> filter) {
        return rows.stream()
                .filter(row -> row.state() == FrameState.ARCHIVED
                        || row.state() == FrameState.DONE
                                && table.problem(row.task()).isEmpty())
                .filter(filter)
                .map(FrameRow::task)
                .distinct()
                .count();
    }

    /** Whether the cause is not that of a single node; also true if no other node is rendering. */
    private boolean failsOnSeveralNodes(FailureClass type, List<FrameRow> rows) {
        return nodes(type).size() > 1 || noOtherRenders(type, rows);
    }

    /** Whether no node renders a frame on which none has failed in this way. */
    private boolean noOtherRenders(FailureClass type, List<FrameRow> rows) {
        Set<String> failing = nodes(type);
        return rows.stream()
                .filter(row -> row.state() == FrameState.RUNNING)
                .allMatch(row -> failing.contains(row.run().node()));
    }

    /** Returns the nodes on which tasks failed in this way. */
    private Set<String> nodes(FailureClass type) {
        return table.problems().stream()
                .filter(problem -> problem.failure() == type)
                .map(TaskProblem::node)
                .collect(Collectors.toSet());
    }
}
