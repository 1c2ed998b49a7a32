package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.TaskCounts;
import io.jenkins.plugins.azurerender.pools.PoolOperations;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.time.Duration;
import java.util.List;

/** Ends a render of which nothing moves for longer than the user wants to wait, and says what stands. */
final class StallLimit {

    private final Duration limit;
    private final RenderRecord record;
    private final FrameTable table;
    private long moved = System.nanoTime();

    /** @param limit zero for none */
    StallLimit(Duration limit, RenderRecord record, FrameTable table) {
        this.limit = limit;
        this.record = record;
        this.table = table;
    }

    void moved() {
        moved = System.nanoTime();
    }

    /** @throws AbortException when nothing moved for too long */
    void check(BatchService batch, TaskCounts counts) throws AbortException, BatchException {
        if (limit.isZero() || System.nanoTime() - moved < limit.toNanos()) {
            return;
        }
        String reason = reason(batch, counts);
        batch.terminateJob(record.getJobId(), "Nothing moved for %d minutes".formatted(limit.toMinutes()));
        throw new AbortException("Nothing of render %s moved for %d minutes (stallMinutes), so it was ended: %s."
                .formatted(record.getJobId(), limit.toMinutes(), reason));
    }

    private String reason(BatchService batch, TaskCounts counts) throws BatchException {
        if (counts.running() > 0) {
            List<FrameRow> running = table.rows(FrameState.RUNNING, 1);
            return running.isEmpty()
                    ? "a task runs that renders no frame"
                    : "task %s runs on node %s; if frames may take so long, raise it"
                            .formatted(
                                    running.get(0).task(), running.get(0).run().node());
        }
        return batch.pool(record.getPool())
                .map(pool -> "no node takes the %d tasks that wait, pool %s"
                        .formatted(counts.active(), PoolOperations.describe(pool)))
                .orElse("pool %s is gone".formatted(record.getPool()));
    }
}
