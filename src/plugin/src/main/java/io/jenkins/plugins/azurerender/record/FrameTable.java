package io.jenkins.plugins.azurerender.record;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * All frames of a render in the requested order, saved as JSON lines in the folder of the build. Each change of a frame
 * appends a line, and the last line of a frame is valid. Changes are on disk when a method returns.
 */
public final class FrameTable {

    private static final Logger LOGGER = Logger.getLogger(FrameTable.class.getName());

    private final TableFile file;
    private final Map<Integer, FrameRow> rows = new LinkedHashMap<>();
    private final Map<String, TaskProblem> problems = new LinkedHashMap<>();
    private final Map<Object, Object> shared = new HashMap<>();
    private final Map<FrameState, Integer> counts = new EnumMap<>(FrameState.class);

    private FrameTable(Path file) {
        this.file = new TableFile(file);
    }

    /** Reads the table of a plan. Frames that the file does not list are waiting; damaged lines are logged and skipped. */
    static FrameTable open(Path file, RenderPlan plan) throws IOException {
        FrameTable table = new FrameTable(file);
        Map<Integer, String> tasks = new HashMap<>();
        for (RenderTask task : plan.tasks()) {
            if (task.role().producesFrames()) {
                task.frames().frames().forEach(number -> tasks.put(number, task.id()));
            }
        }
        plan.frames().frames().forEach(number -> table.keep(FrameRow.waiting(number, tasks.get(number))));
        new Loader(table, file).load();
        return table;
    }

    /** Reads a saved table into memory. */
    private static final class Loader implements TableLine.Reader {

        private final FrameTable table;
        private final Path file;
        private int lines;
        private int damaged;
        private String firstDamage;

        Loader(FrameTable table, Path file) {
            this.table = table;
            this.file = file;
        }

        void load() throws IOException {
            table.file.read(this::line);
            if (damaged > 0) {
                LOGGER.warning("Skipped %s damaged of %s lines in %s; the first is %s"
                        .formatted(damaged, lines, file, firstDamage));
            }
        }

        private void line(byte[] buffer, int from, int length) {
            lines++;
            try {
                TableLine.read(buffer, from, length, this);
            } catch (IOException x) {
                if (damaged++ == 0) {
                    firstDamage = "line %s: %s".formatted(lines, x.getMessage());
                }
            }
        }

        @Override
        public void version(int number) {
            if (number > TableLine.VERSION) {
                LOGGER.log(
                        Level.WARNING,
                        "{0} has version {1}, written by a newer version of this plugin: its frames may be incomplete.",
                        new Object[] {file, number});
            }
        }

        @Override
        public void frame(FrameRow row) {
            FrameRow planned = table.rows.get(row.number());
            if (planned != null) {
                table.keep(row.task().isEmpty() ? row.withTask(planned.task()) : row);
            }
        }

        @Override
        public void task(TaskProblem problem) {
            table.problems.put(problem.task(), problem);
        }
    }

    /** Number of frames. */
    public synchronized int size() {
        return rows.size();
    }

    /** Number of frames by state, without empty states. */
    public synchronized Map<FrameState, Integer> counts() {
        return new EnumMap<>(counts);
    }

    /** Number of frames in a state. */
    public synchronized int count(FrameState state) {
        return counts.getOrDefault(state, 0);
    }

    /** Whether all frames are in a final state. */
    public synchronized boolean isEnded() {
        return counts.keySet().stream().allMatch(FrameState::isEnd);
    }

    /** The frame of that number; empty when it was not requested. */
    public synchronized Optional<FrameRow> row(int number) {
        return Optional.ofNullable(rows.get(number));
    }

    /** All frames. */
    public synchronized List<FrameRow> rows() {
        return List.copyOf(rows.values());
    }

    /** At most {@code count} frames from index {@code from}, which starts at 0. */
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

    /** The problems of failed tasks, in the order they were found. */
    public synchronized List<TaskProblem> problems() {
        return List.copyOf(problems.values());
    }

    /** Whether a problem of a task is known. */
    public synchronized boolean hasProblems() {
        return !problems.isEmpty();
    }

    /** The problem of a failed task; empty when none is known. */
    public synchronized Optional<TaskProblem> problem(String task) {
        return Optional.ofNullable(problems.get(task));
    }

    /** Node time of all attempts so far, in seconds. */
    public synchronized long nodeSeconds() {
        return rows.values().stream().mapToLong(FrameRow::nodeSeconds).sum();
    }

    /** Saves changed frames; those that were not requested, were canceled or were left out by a stop are ignored. */
    public synchronized void put(Collection<FrameRow> changed) throws IOException {
        replace(changed.stream().filter(this::accepts).toList());
    }

    /**
     * Cancels all frames that have not ended. Later changes by a poll that is still running are ignored, except that a frame
     * was archived.
     *
     * @param now in seconds since 1970; running tasks end at this time
     */
    public synchronized void cancel(long now) throws IOException {
        Map<String, Integer> framesInTask = framesInTask();
        replace(rows.values().stream()
                .filter(row -> !row.state().isEnd())
                .map(row -> row.state() == FrameState.RUNNING ? ended(row, now, framesInTask) : row)
                .map(FrameRow::canceled)
                .toList());
    }

    private static FrameRow ended(FrameRow row, long now, Map<String, Integer> framesInTask) {
        return row.done(row.run().node(), row.run().start(), now, framesInTask.get(row.task()));
    }

    /** Lets canceled frames wait for their tasks again, before a collect step reads the states of the tasks. */
    public synchronized void reopen() throws IOException {
        Map<String, Integer> framesInTask = framesInTask();
        replace(rows(FrameState.CANCELED, Integer.MAX_VALUE).stream()
                .map(row -> row.reopened(framesInTask.get(row.task())))
                .toList());
    }

    private Map<String, Integer> framesInTask() {
        Map<String, Integer> frames = new HashMap<>();
        rows.values().forEach(row -> frames.merge(row.task(), 1, Integer::sum));
        return frames;
    }

    private void replace(List<FrameRow> changed) throws IOException {
        append(changed, List.of());
        changed.forEach(this::keep);
    }

    private boolean accepts(FrameRow changed) {
        FrameRow known = rows.get(changed.number());
        return known != null && (!known.state().isSkipped() || changed.state() == FrameState.ARCHIVED);
    }

    /** Saves problems of failed tasks; each replaces an earlier one of its task. */
    public synchronized void putProblems(Collection<TaskProblem> found) throws IOException {
        append(List.of(), found);
        found.forEach(problem -> problems.put(problem.task(), problem));
    }

    private void append(Collection<FrameRow> changed, Collection<TaskProblem> found) throws IOException {
        if (!changed.isEmpty() || !found.isEmpty()) {
            file.append(out -> {
                try (JsonGenerator json = TableLine.writer(out)) {
                    if (file.isEmpty()) {
                        TableLine.writeVersion(json);
                    }
                    write(json, changed, found);
                }
            });
        }
    }

    /**
     * Lets frames wait for tasks of another Batch job, and removes the problems of earlier tasks, whose ids may be the same.
     *
     * @param tasks the tasks by frame number
     */
    public synchronized void restart(Map<Integer, String> tasks) throws IOException {
        tasks.forEach((number, task) -> keep(rows.get(number).restarted(task)));
        problems.clear();
        compact();
    }

    /** Rewrites the file with one line per frame. Call it when no more changes are expected. */
    public synchronized void compact() throws IOException {
        file.replace(out -> {
            try (JsonGenerator json = TableLine.writer(out)) {
                TableLine.writeVersion(json);
                write(json, rows.values(), problems.values());
            }
        });
    }

    private static void write(JsonGenerator json, Collection<FrameRow> frames, Collection<TaskProblem> tasks)
            throws IOException {
        for (TaskProblem task : tasks) {
            TableLine.write(json, task);
        }
        for (FrameRow frame : frames) {
            TableLine.write(json, frame);
        }
    }

    private void keep(FrameRow row) {
        FrameRow before = rows.get(row.number());
        rows.put(row.number(), sharing(row, before));
        if (before != null) {
            counts.computeIfPresent(before.state(), (state, count) -> count == 1 ? null : count - 1);
        }
        counts.merge(row.state(), 1, Integer::sum);
    }

    /** The same row, but sharing equal values with other rows, to save memory. */
    private FrameRow sharing(FrameRow row, FrameRow before) {
        TaskRun run = row.run();
        FrameImage image = row.image();
        return new FrameRow(
                row.number(),
                row.state(),
                row.attempt(),
                row.nodeSeconds(),
                new TaskRun(
                        before != null && before.task().equals(run.task()) ? before.task() : run.task(),
                        shared(run.node()),
                        run.start(),
                        run.end()),
                image.equals(FrameImage.NONE)
                        ? FrameImage.NONE
                        : image.sharing(shared(image.size()), shared(image.warning())),
                shared(row.failure()));
    }

    @SuppressWarnings("unchecked")
    private <T> T shared(T value) {
        return (T) shared.computeIfAbsent(value, same -> same);
    }
}
