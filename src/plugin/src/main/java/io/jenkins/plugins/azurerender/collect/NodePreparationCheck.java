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
 * Ends a render that no node will ever take: each failed to prepare itself or to bring the assets, which Batch does not try
 * again, and no other nodes come. Such nodes cost money and wait for ever.
 */
final class NodePreparationCheck {

    /** The longest usual time between two evaluations of a formula, after which it has asked for all nodes it wants. */
    private static final Duration SCALING = Duration.ofMinutes(20);

    private final RenderRecord record;
    private boolean noneBefore;
    private long noneSince;

    NodePreparationCheck(RenderRecord record) {
        this.record = record;
    }

    /**
     * Looks whether a node is left.
     *
     * @param problems of nodes that could not bring the assets; when there are none, nobody is asked
     * @throws AbortException when none is, and none will come; then the job was ended
     */
    void check(BatchService batch, PoolStatus pool, List<NodeProblem> problems) throws BatchException, AbortException {
        boolean none = pool.steady()
                && !pool.deleting()
                && !problems.isEmpty()
                && batch.nodesLeft(pool.id(), record.getJobId()) == 0;
        if (none && !noneBefore) {
            noneSince = System.nanoTime();
        }
        boolean forGood = none
                && noneBefore // a second look, as a resize may have begun between the requests of the first
                && (pool.autoscale() == null || System.nanoTime() - noneSince > SCALING.toNanos());
        noneBefore = none;
        if (forGood) {
            batch.terminateJob(record.getJobId(), "No node can render it");
            throw new AbortException("No node of pool %s can render %s, so it was ended: %s."
                    .formatted(pool.id(), record.getJobId(), problems.get(0)));
        }
    }
}
