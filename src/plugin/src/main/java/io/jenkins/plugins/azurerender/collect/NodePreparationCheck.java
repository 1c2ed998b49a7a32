package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.NodeProblem;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.time.Duration;
import java.util.List;

/**
 * Terminates a render if preparation failed on all nodes and no more nodes will start. Batch does not retry the preparation,
 * so the nodes would cost money indefinitely.
 */
final class NodePreparationCheck {

    /** Longest usual autoscale interval, after which all nodes have been requested. */
    private static final Duration SCALING = Duration.ofMinutes(20);

    private final RenderRecord record;
    private boolean noneAtLastPoll;
    private long noneSince;

    NodePreparationCheck(RenderRecord record) {
        this.record = record;
    }

    /**
     * Checks whether a usable node is left.
     *
     * @param problems nodes on which preparation failed; without any, no request is sent
     * @throws AbortException if there is no usable node and none will start; the job has then been terminated
     */
    void check(BatchService batch, PoolStatus pool, List<NodeProblem> problems) throws BatchException, AbortException {
        boolean none = pool.steady()
                && !pool.deleting()
                && !problems.isEmpty()
                && batch.countUsableNodes(pool.id(), record.getBatchJob()) == 0;
        if (none && !noneAtLastPoll) {
            noneSince = System.nanoTime();
        }
        boolean failed = none
                && noneAtLastPoll // confirmed by a second poll, because a resize may have started during the first
                && (pool.autoscale() == null || System.nanoTime() - noneSince > SCALING.toNanos());
        noneAtLastPoll = none;
        if (failed) {
            batch.terminateJob(record.getBatchJob(), "Preparation failed on all nodes");
            throw new AbortException("No node of pool %s can render %s, so the job was terminated: %s."
                    .formatted(pool.id(), record.getBatchJob(), problems.get(0)));
        }
    }
}
