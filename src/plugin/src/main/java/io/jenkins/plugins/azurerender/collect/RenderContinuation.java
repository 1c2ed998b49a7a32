package io.jenkins.plugins.azurerender.collect;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.frames.PostRenderFiles;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of a render that an attempt of {@code retry} must still do, after a collect step did not get all frames. */
public final class RenderContinuation {

    private final RenderRecord record;
    private final FrameTable table;

    public RenderContinuation(RenderRecord record, Run<?, ?> run) throws IOException {
        this(record, RenderAction.of(run).frames(record));
    }

    RenderContinuation(RenderRecord record, FrameTable table) {
        this.record = record;
        this.table = table;
    }

    /**
     * Returns the frames for another Batch job, and terminates the current one: empty text if only the task after the frames
     * must run. Frames that were rendered and not yet fetched are not rendered again.
     *
     * @return empty if the current Batch job continues, or has rendered all frames
     */
    public Optional<String> remaining(BatchService batch) throws IOException {
        if (record.isComplete()) {
            return Optional.empty();
        }
        Optional<JobStatus> job = batch.job(record.getBatchJob());
        boolean active = job.isPresent() && !job.get().ended() && !job.get().terminating();
        if (active && record.isSubmitted() && batch.hasTasksLeft(record.getBatchJob())) {
            return Optional.empty();
        }
        if (job.isPresent()) {
            table.reopen();
        }
        FrameTasks tasks = new FrameTasks(record.batchTasks(), table);
        if (job.isPresent()) { // it may have rendered frames after the last poll of the collect step
            tasks.read(batch, record.getBatchJob(), 0);
        }
        Optional<String> frames = missing(tasks);
        if (active && frames.isPresent()) { // it has no task left, or not all of them were added
            RenderTermination.request(batch, record, "An attempt of retry continues in another job");
        }
        return frames;
    }

    private Optional<String> missing(FrameTasks tasks) {
        List<Integer> missing = table.rows().stream()
                .filter(this::isMissing)
                .map(FrameRow::number)
                .toList();
        if (!missing.isEmpty()) {
            return Optional.of(new FrameRange(missing).toString());
        }
        // A task that succeeded without writing its files has a problem.
        boolean complete = record.plan().after() == null
                || tasks.hasLastSucceeded()
                        && table.problem(PostRenderFiles.LAST_TASK).isEmpty();
        return complete ? Optional.empty() : Optional.of("");
    }

    private boolean isMissing(FrameRow row) {
        return switch (row.state()) {
            case ARCHIVED -> false;
            case DONE -> table.problem(row.task()).isPresent(); // its task failed
            default -> true;
        };
    }

    /** Lets the remaining frames wait for the tasks of the current Batch job. */
    public void restart() throws IOException {
        Map<Integer, String> tasks = new HashMap<>();
        for (RenderTask task : record.batchTasks()) {
            if (task.role().producesFrames()) {
                task.frames().frames().forEach(frame -> tasks.put(frame, task.id()));
            }
        }
        tasks.keySet().removeIf(frame -> table.row(frame)
                .filter(row -> row.state() != FrameState.ARCHIVED)
                .isEmpty());
        table.restart(tasks);
    }
}
