package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.TaskStatus;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.LogFindings;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.record.TaskRun;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Updates the frame table from task states. Applying the same state twice has no effect. */
final class FrameTasks {

    private static final long MILLIS = 1_000;

    private final FrameTable table;
    private final Map<String, List<Integer>> frames = new HashMap<>();
    private final Set<String> last = new HashSet<>();
    private final Set<String> scouts = new HashSet<>();
    private boolean released;
    private final Map<String, TaskRun> others = new HashMap<>();
    private final Set<String> otherIds = new HashSet<>();
    private long newest;
    private long lastStarted;

    /** @param tasks of the Batch job */
    FrameTasks(List<RenderTask> tasks, FrameTable table) {
        this.table = table;
        for (RenderTask task : tasks) {
            if (!task.role().producesFrames()) {
                otherIds.add(task.id());
            }
            if (task.role().producesFrames()) {
                frames.put(task.id(), task.frames().frames());
            } else if (task.role() == RenderTask.Role.AFTER) {
                last.add(task.id());
                last.add(RetryTasks.lastId(task.id()));
            } else if (task.role() == RenderTask.Role.SCOUTS) {
                scouts.add(task.id());
            }
        }
        Map<String, List<Integer>> again = new HashMap<>();
        for (FrameRow row : table.rows()) {
            if (!row.state().isEnd()
                    && !frames.getOrDefault(row.task(), List.of()).contains(row.number())) {
                again.computeIfAbsent(row.task(), id -> new ArrayList<>()).add(row.number());
            }
        }
        again.forEach(frames::putIfAbsent);
    }

    /** Adds a task that renders some frames. */
    void add(String task, List<Integer> numbers) {
        frames.put(task, List.copyOf(numbers));
    }

    /** Whether all tasks that render frames have ended, according to the states so far. */
    boolean areEnded() {
        return table.count(FrameState.WAITING) + table.count(FrameState.RUNNING) == 0;
    }

    /** Whether the task after the frames has succeeded, and started after all frames were rendered. */
    boolean hasLastSucceeded() {
        long rendered =
                table.rows().stream().mapToLong(row -> row.run().end()).max().orElse(0);
        return lastStarted > 0 && lastStarted >= rendered;
    }

    /** Whether the task for which other frames wait has ended, so that they start. */
    boolean areReleased() {
        return released;
    }

    /**
     * Returns the node time of tasks that render no whole frame, such as tiles, in seconds.
     *
     * @param now in seconds since 1970, for tasks that are running
     */
    long otherSeconds(long now) {
        return others.values().stream()
                .mapToLong(time -> Math.max(0, (time.end() == 0 ? now : time.end()) - time.start()))
                .sum();
    }

    /** Returns the time of the newest change in milliseconds since 1970; 0 before the first. */
    long newest() {
        return newest;
    }

    /**
     * Reads and applies the states of the tasks of a job.
     *
     * @param since only tasks changed since this time, in milliseconds since 1970; 0 for all
     */
    void read(BatchService batch, String job, long since) throws IOException {
        try {
            batch.changedTasks(job, since, page -> {
                try {
                    apply(page);
                } catch (IOException x) {
                    throw new UncheckedIOException(x);
                }
            });
        } catch (UncheckedIOException x) {
            throw x.getCause();
        }
    }

    /** Applies a page of task states. */
    void apply(List<TaskStatus> page) throws IOException {
        List<FrameRow> changed = new ArrayList<>();
        List<TaskProblem> problems = new ArrayList<>();
        for (TaskStatus task : page) {
            newest = Math.max(newest, task.changed());
            if (task.state() == TaskStatus.State.SUCCEEDED && last.contains(task.id())) {
                lastStarted = Math.max(lastStarted, task.started());
            }
            released |= scouts.contains(task.id())
                    && (task.state() == TaskStatus.State.SUCCEEDED || task.state() == TaskStatus.State.FAILED);
            List<Integer> numbers = frames.getOrDefault(task.id(), List.of());
            if (task.started() > 0 && otherIds.contains(TileTasks.firstId(task.id()))) {
                others.put(task.id(), new TaskRun("", "", task.started(), task.ended()));
            }
            for (int number : numbers) {
                table.row(number)
                        .filter(row -> row.task().equals(task.id()))
                        .map(row -> after(row, task, numbers.size()))
                        .ifPresent(changed::add);
            }
            if (task.state() == TaskStatus.State.FAILED
                    && table.problem(task.id()).isEmpty()) {
                problems.add(problem(task, numbers));
            }
        }
        table.putProblems(problems);
        table.put(changed);
    }

    /** Returns the new state of a frame; null if unchanged. */
    private static FrameRow after(FrameRow row, TaskStatus task, int framesInTask) {
        boolean open = row.state() == FrameState.WAITING || row.state() == FrameState.RUNNING;
        if (!open) {
            return null;
        }
        boolean running = row.state() == FrameState.RUNNING;
        if (task.state() == TaskStatus.State.WAITING) { // the node was evicted while the task was running
            return running ? row.requeued(task.changed() / MILLIS, framesInTask) : null;
        }
        boolean sameRun = running && row.run().start() == task.started();
        // Started again since the last poll, at which it was running.
        FrameRow known = running && !sameRun ? row.requeued(task.started(), framesInTask) : row;
        if (task.state() == TaskStatus.State.RUNNING) {
            return sameRun ? null : known.running(task.node(), task.started());
        }
        return known.done(task.node(), task.started(), task.ended(), framesInTask);
    }

    private static TaskProblem problem(TaskStatus task, List<Integer> numbers) {
        return new TaskProblem(
                task.id(),
                numbers.isEmpty() ? "" : new FrameRange(numbers).toString(),
                task.exitCode(),
                task.code(),
                task.message(),
                task.node(),
                FailureClass.UNKNOWN,
                LogFindings.NONE);
    }
}
