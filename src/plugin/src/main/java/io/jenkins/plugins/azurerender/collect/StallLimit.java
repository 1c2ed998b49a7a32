package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.azure.batch.TaskCounts;
import io.jenkins.plugins.azurerender.pools.PoolOperations;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.time.Duration;
import java.util.List;

/** Fails a render that makes no progress within the stall limit, and reports why. */
final class StallLimit {

    private final Duration limit;
    private final RenderRecord record;
    private final FrameTable table;
    private long lastProgress = System.nanoTime();

    /** @param limit zero for no limit */
    StallLimit(Duration limit, RenderRecord record, FrameTable table) {
        this.limit = limit;
        this.record = record;
        this.table = table;
    }

    /** Restarts the limit after progress. */
    void reset() {
        lastProgress = System.nanoTime();
    }

    /**
     * A disabled job, such as that of a paused render, does not stall.
     *
     * @throws AbortException if there was no progress for too long; the job has then been terminated
     */
    void check(BatchService batch, JobStatus job, TaskCounts counts) throws AbortException, BatchException {
        if (job.disabled()) {
            reset();
        }
        if (job.disabled() || limit.isZero() || System.nanoTime() - lastProgress < limit.toNanos()) {
            return;
        }
        String reason = reason(batch, counts);
        batch.terminateJob(record.getBatchJob(), "No progress for %s minutes".formatted(limit.toMinutes()));
        throw new AbortException(
                "Render %s made no progress for %s minutes (stallMinutes), so the job was terminated: %s."
                        .formatted(record.getBatchJob(), limit.toMinutes(), reason));
    }

    private String reason(BatchService batch, TaskCounts counts) throws BatchException {
        if (counts.running() > 0) {
            List<FrameRow> running = table.rows(FrameState.RUNNING, 1);
            return running.isEmpty()
                    ? "a task that renders no frame is running"
                    : "task %s is running on node %s; increase stallMinutes if frames need more time"
                            .formatted(
                                    running.get(0).task(), running.get(0).run().node());
        }
        if (record.getPool() == null) {
            return "the auto pool does not exist yet";
        }
        return batch.pool(record.getPool())
                .map(pool -> "no node runs the %s waiting tasks, pool %s"
                        .formatted(counts.active(), PoolOperations.describe(pool)))
                .orElse("pool %s does not exist".formatted(record.getPool()));
    }
}
