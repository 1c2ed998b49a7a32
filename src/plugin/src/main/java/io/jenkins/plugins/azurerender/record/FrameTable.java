package io.jenkins.plugins.azurerender.record;

import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All frames of a render in the order they were asked for, kept in a file beside the build. A change is on disk when the
 * method that makes it returns. Reading asks nobody: neither Batch nor storage.
 */
public final class FrameTable {

    private final TableFile file;
    private final Map<Integer, FrameRow> rows = new LinkedHashMap<>();
    private final Map<String, TaskProblem> problems = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<FrameState, Integer> counts = new EnumMap<>(FrameState.class);

    private FrameTable(Path file) {
        this.file = new TableFile(file);
    }

    /** Reads the table of a plan; frames the file does not tell of are waiting. */
    static FrameTable open(Path file, RenderPlan plan) throws IOException {
        FrameTable table = new FrameTable(file);
        Map<Integer, String> tasks = new HashMap<>();
        for (RenderTask task : plan.tasks()) {
            if (task.role().givesFrames()) {
                task.frames().frames().forEach(number -> tasks.put(number, task.id()));
            }
        }
        plan.frames().frames().forEach(number -> table.keep(FrameRow.waiting(number, tasks.get(number))));
        table.file.read(line -> {
            TableLine.frame(line)
                    .filter(row -> table.rows.containsKey(row.number()))
                    .ifPresent(table::keep);
            TableLine.task(line).ifPresent(problem -> table.problems.put(problem.task(), problem));
        });
        return table;
    }

    /** How many frames there are. */
    public synchronized int size() {
        return rows.size();
    }

    /** How many frames are in each state; states without any are left out. */
    public synchronized Map<FrameState, Integer> counts() {
        return new EnumMap<>(counts);
    }

    /** How many frames are in a state. */
    public synchronized int count(FrameState state) {
        return counts.getOrDefault(state, 0);
    }

    /** Whether nothing more is expected of any frame. */
    public synchronized boolean isEnded() {
        return counts.keySet().stream().allMatch(FrameState::isEnd);
    }

    /** The frame of that number, if it was asked for. */
    public synchronized Optional<FrameRow> row(int number) {
        return Optional.ofNullable(rows.get(number));
    }

    /** All frames. */
    public synchronized List<FrameRow> rows() {
        return List.copyOf(rows.values());
    }

    /** At most {@code count} frames from place {@code from} on, counted from 0. */
    public synchronized List<FrameRow> rows(int from, int count) {
        return rows.values().stream().skip(from).limit(count).toList();
    }

    /** The first {@code count} frames in a state. */
    public synchronized List<FrameRow> rows(FrameState state, int count) {
        if (!counts.containsKey(state)) {
            return List.of();
        }
        return rows.values().stream()
                .filter(row -> row.state() == state)
                .limit(count)
                .toList();
    }

    /** What is known of tasks that failed, in the order it was learned. */
    public synchronized List<TaskProblem> problems() {
        return List.copyOf(problems.values());
    }

    /** What is known of a task that failed. */
    public synchronized Optional<TaskProblem> problem(String task) {
        return Optional.ofNullable(problems.get(task));
    }

    /** Seconds of nodes spent so far, on good frames and bad ones. */
    public synchronized long spent() {
        return rows.values().stream().mapToLong(FrameRow::spent).sum();
    }

    /** Takes what was learned of some frames; frames that were not asked for are left out. */
    public synchronized void put(Collection<FrameRow> changed) throws IOException {
        List<FrameRow> known =
                changed.stream().filter(row -> rows.containsKey(row.number())).toList();
        file.append(known.stream().map(TableLine::write).toList());
        known.forEach(this::keep);
    }

    /** Takes what was learned of some failed tasks. */
    public synchronized void tell(Collection<TaskProblem> learned) throws IOException {
        file.append(learned.stream().map(TableLine::write).toList());
        learned.forEach(problem -> problems.put(problem.task(), problem));
    }

    /** Writes the file anew with one line for each frame: to be called when no more changes are expected. */
    public synchronized void compact() throws IOException {
        List<String> lines = new ArrayList<>();
        problems.values().forEach(problem -> lines.add(TableLine.write(problem)));
        rows.values().forEach(row -> lines.add(TableLine.write(row)));
        file.replace(lines);
    }

    private void keep(FrameRow row) {
        FrameRow before = rows.put(row.number(), sharing(row));
        if (before != null) {
            counts.computeIfPresent(before.state(), (state, count) -> count == 1 ? null : count - 1);
        }
        counts.merge(row.state(), 1, Integer::sum);
    }

    /** The same row; texts that many frames have in common are held once. */
    private FrameRow sharing(FrameRow row) {
        return new FrameRow(
                row.number(),
                row.state(),
                row.attempt(),
                row.task(),
                shared(row.node()),
                row.started(),
                row.ended(),
                row.spent(),
                row.files(),
                row.bytes(),
                row.thumbnail(),
                row.width(),
                row.height(),
                row.pixels(),
                shared(row.problem()),
                shared(row.warning()),
                shared(row.failure()));
    }

    private String shared(String text) {
        return names.computeIfAbsent(text, same -> same);
    }
}
