package io.jenkins.plugins.azurerender.pools;

import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.settings.NodeHours;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The pool that Batch creates for one job and deletes with it: its defaults and its log lines. */
public final class AutoPool {

    /** Eight vCPUs, 32 GB of memory and a local disk for assets and frames; available in most regions. */
    static final String VM_SIZE = "Standard_D8ds_v5";

    /** The quota of a new Batch account is small, and a first test should be cheap. */
    static final int MAX_NODES = 4;

    private AutoPool() {}

    /** Returns the configuration with defaults for VM size, node counts in the caps, and the container of the tasks. */
    public static PoolSpec complete(PoolSpec requested, String container, int tasks, Caps caps) {
        PoolSpec pool = requested;
        if (pool.vmSize() == null) {
            pool = pool.withVmSize(VM_SIZE);
        }
        if (pool.fixedNodes() == 0 && pool.autoscale() == null) {
            int needed = (tasks + pool.slots() - 1) / pool.slots();
            int nodes = caps.limitNodes(Math.min(MAX_NODES, needed));
            pool = caps.spotOnly() ? pool.withSpotNodes(nodes) : pool.withDedicatedNodes(nodes);
        }
        if (container != null && pool.node().containers().isEmpty()) {
            pool = pool.withNode(pool.node().withContainers(List.of(container)));
        }
        return pool;
    }

    /**
     * Returns the log line that describes the pool and its maximum cost.
     *
     * @param image as requested in a dry run, or as found in Batch
     */
    public static String describe(PoolSpec spec, Object image, int hours) {
        String nodes;
        String maxCost;
        if (spec.autoscale() == null) {
            nodes = PoolOperations.counts(spec.dedicatedNodes(), spec.spotNodes());
            maxCost = cost(spec, spec.fixedNodes(), hours);
        } else if (spec.autoscale().maxNodes() > 0) {
            nodes = "autoscale to at most " + spec.autoscale().maxNodes() + " nodes";
            maxCost = cost(spec, spec.autoscale().maxNodes(), hours);
        } else {
            nodes = "nodes by autoscaleFormula";
            maxCost = "with no upper limit";
        }
        return "auto pool: %s, VM size %s, image %s; costs money until the job ends: %s"
                .formatted(nodes, spec.vmSize(), image, maxCost);
    }

    private static String cost(PoolSpec spec, int nodes, int hours) {
        return NodeHours.of(Duration.ofHours((long) nodes * hours), spec.pricePerNodeHour()) + " at most";
    }

    /** Records the ID that Batch assigned to the pool. Returns whether it was recorded now. */
    public static boolean recordId(RenderRecord record, JobStatus job, RenderLog log) {
        if (!record.hasAutoPool() || record.getPool() != null || job.poolId().isEmpty()) {
            return false;
        }
        record.markPool(job.poolId());
        log.line("pool", "%s is the auto pool of this render".formatted(job.poolId()));
        return true;
    }

    /** Logs, after the job has ended, whether the pool is deleted. */
    public static void logDeletion(RenderRecord record, BatchService batch, RenderLog log) throws BatchException {
        if (!record.hasAutoPool() || record.getPool() == null) {
            return;
        }
        Optional<PoolStatus> pool = batch.pool(record.getPool());
        String state = pool.isEmpty()
                ? "was deleted with its job"
                : pool.get().deleting()
                        ? "is being deleted with its job"
                        : "will be deleted by Batch, because its job has ended";
        log.line("pool", record.getPool() + " " + state);
    }
}
