package io.jenkins.plugins.azurerender.collect;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.util.List;

/**
 * Stops a render before all frames are rendered: terminates its Batch job and keeps the finished frames. The reason is saved
 * before the request, so that a restart of Jenkins at any time completes the stop.
 */
final class RenderStop {

    private final Run<?, ?> run;
    private final RenderRecord record;
    private final FrameTable table;
    private final RenderLog log;

    RenderStop(Run<?, ?> run, RenderRecord record, FrameTable table, RenderLog log) {
        this.run = run;
        this.record = record;
        this.table = table;
        this.log = log;
    }

    /** Whether a stop was requested. The collector then only waits until the job has ended, and collects. */
    boolean isRequested() {
        return !record.getStop().isEmpty();
    }

    /**
     * Stops the render; has no effect if it was stopped before.
     *
     * @param reason a clause for the log, the page and the message of the build, such as {@code 3 frames failed in the same
     *     way}
     */
    void request(BatchService batch, String reason) throws IOException {
        if (isRequested()) {
            return;
        }
        String plain = RenderLog.plain(reason);
        record.markStop(plain, ended());
        RenderAction.of(run).save();
        log.line("job", "stopping %s because %s".formatted(record.getBatchJob(), plain));
        RenderTermination.request(batch, record, "stopped because " + plain);
    }

    /**
     * Stops the render when the tasks that run now have ended; has no effect if it was stopped before. No other task starts.
     *
     * @param reason as for {@link #request}
     */
    void finish(BatchService batch, String reason) throws IOException {
        if (isRequested()) {
            return;
        }
        String plain = RenderLog.plain(reason);
        record.markFinishing();
        record.markStop(plain, ended());
        RenderAction.of(run).save();
        log.line("job", "%s starts no more tasks because %s; running tasks end".formatted(record.getBatchJob(), plain));
        batch.finishRunningTasks(record.getBatchJob());
    }

    /**
     * Repeats the request if the job does not end, as after a restart before it was sent; terminates a job whose running tasks
     * have ended.
     */
    void repeat(BatchService batch, JobStatus job) throws IOException {
        if (!isRequested() || job.ended() || job.terminating()) {
            return;
        }
        if (record.isFinishing() && !job.disabled()) {
            batch.finishRunningTasks(record.getBatchJob());
        } else if (!job.disabling()) {
            RenderTermination.request(batch, record, "stopped because " + record.getStop());
        }
    }

    /** Marks the remaining frames as not rendered after the job has ended; returns whether the render was stopped. */
    boolean endFrames() throws IOException {
        if (!isRequested()) {
            return false;
        }
        table.put(table.rows().stream()
                .filter(row -> !row.state().isEnd() || isTerminated(row))
                .map(row -> isTerminated(row) ? row.notRendered() : row.stopped())
                .toList());
        log.line(
                "job",
                "%s was stopped because %s. %s of %s archived, %s not rendered"
                        .formatted(
                                record.getBatchJob(),
                                record.getStop(),
                                table.count(FrameState.ARCHIVED),
                                RenderLog.count(table.size(), "frame"),
                                table.count(FrameState.NOT_RENDERED)));
        return true;
    }

    /** The frames whose tasks have ended. */
    private List<Integer> ended() {
        return table.rows().stream()
                .filter(row -> row.state().isBad() || row.state() == FrameState.DONE)
                .map(FrameRow::number)
                .toList();
    }

    /**
     * Batch reports a task that ran when its job was terminated in the same way as one that reached a time limit. Tasks that
     * had ended before, or may end, did reach it.
     */
    private boolean isTerminated(FrameRow row) {
        return row.state().isBad()
                && row.failureClass() == FailureClass.TIME_LIMIT
                && !record.isFinishing()
                && !record.hasEndedBeforeStop(row.number());
    }
}
