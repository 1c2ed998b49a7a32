package io.jenkins.plugins.azurerender.pools;

import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.azure.batch.PoolRequest;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.settings.NodeHours;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A pool that Batch makes for one job and deletes with it: what it is made of when nobody says, and what is told of it. */
public final class AutoPool {

    /** Eight cores, 32 GB and a disk of its own for assets and frames; to be had in most regions. */
    static final String VM_SIZE = "Standard_D8ds_v5";

    /** A new Batch account's quota is small, and a first try should not be dear. */
    static final int MOST_NODES = 4;

    private AutoPool() {}

    /** Returns the configuration with defaults for VM size, node counts and the container that the tasks run in. */
    public static PoolSpec complete(PoolSpec asked, String container, int tasks) {
        PoolSpec pool = asked;
        if (pool.vmSize() == null) {
            pool = pool.withVmSize(VM_SIZE);
        }
        if (pool.fixedNodes() == 0 && pool.autoscale() == null) {
            int needed = (tasks + pool.slots() - 1) / pool.slots();
            pool = pool.withDedicatedNodes(Math.min(MOST_NODES, needed));
        }
        if (container != null && pool.node().containers().isEmpty()) {
            pool = pool.withNode(pool.node().withContainers(List.of(container)));
        }
        return pool;
    }

    /** What is taken, and what it can cost at most. */
    public static String describe(PoolSpec spec, PoolRequest pool, int hours) {
        String nodes;
        String most;
        if (spec.autoscale() == null) {
            nodes = PoolOperations.counts(pool.dedicatedNodes(), pool.spotNodes());
            most = cost(spec, spec.fixedNodes(), hours);
        } else if (spec.autoscale().maxNodes() > 0) {
            nodes = "as many nodes as its tasks can use, at most "
                    + spec.autoscale().maxNodes() + ",";
            most = cost(spec, spec.autoscale().maxNodes(), hours);
        } else {
            nodes = "nodes by its own formula";
            most = "however many those are";
        }
        return "this render gets a pool of its own: %s of %s with %s, which cost money until its job ends, %s"
                .formatted(nodes, pool.vmSize(), pool.image(), most);
    }

    private static String cost(PoolSpec spec, int nodes, int hours) {
        return NodeHours.of(Duration.ofHours((long) nodes * hours), spec.pricePerNodeHour()) + " at most";
    }

    /** Notes what Batch called the pool; whether that is news. */
    public static boolean learn(RenderRecord record, JobStatus job, RenderLog log) {
        if (!record.hasOwnPool() || record.getPool() != null || job.poolId().isEmpty()) {
            return false;
        }
        record.markPool(job.poolId());
        log.line("pool", "%s is this render's own pool".formatted(job.poolId()));
        return true;
    }

    /** Says what becomes of the pool now that its job has ended. */
    public static void tellEnd(RenderRecord record, BatchService batch, RenderLog log) throws BatchException {
        if (!record.hasOwnPool() || record.getPool() == null) {
            return;
        }
        Optional<PoolStatus> pool = batch.pool(record.getPool());
        String state = pool.isEmpty()
                ? "is gone with its job"
                : pool.get().deleting()
                        ? "is being deleted with its job"
                        : "is about to be deleted by Batch, as its job has ended";
        log.line("pool", record.getPool() + " " + state);
    }
}
