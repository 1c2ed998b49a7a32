package io.jenkins.plugins.azurerender.pools;

import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.azure.batch.PoolRequest;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.settings.NodeHours;
import io.jenkins.plugins.azurerender.settings.PoolSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A pool that Batch makes for one job and deletes with it: what it is made of when nobody says, and what is told of it. */
public final class OwnPool {

    /** Eight cores, 32 GB and a disk of its own for assets and frames; to be had in most regions. */
    static final String VM_SIZE = "Standard_D8ds_v5";

    /** A new Batch account's quota is small, and a first try should not be dear. */
    static final int MOST_NODES = 4;

    private OwnPool() {}

    /** Fills in what was left open: size, node counts, and the container that tasks want to run in. */
    public static PoolSettings settle(PoolSettings asked, String container, int tasks) {
        PoolSettings settings = asked == null ? new PoolSettings() : asked;
        if (settings.getVmSize() == null) {
            settings.setVmSize(VM_SIZE);
        }
        if (settings.nodes() == 0 && settings.scaling() == null) {
            int needed = (tasks + settings.slots() - 1) / settings.slots();
            settings.setDedicatedNodes(Math.min(MOST_NODES, needed));
        }
        if (container != null && settings.getContainers().isEmpty()) {
            settings.setContainers(List.of(container));
        }
        return settings;
    }

    /** Whether nothing is said of what brings the renderer to the nodes. */
    public static boolean lacksRenderer(PoolSettings settings) {
        return settings.getImage() == null
                && settings.getStartTask() == null
                && settings.getApplications().isEmpty()
                && settings.getContainers().isEmpty()
                && settings.getMounts().isEmpty();
    }

    /** What is taken, and what it can cost at most. */
    public static String describe(PoolSettings settings, PoolRequest pool, int hours) {
        String nodes;
        String most;
        if (settings.getAutoscaleFormula() != null) {
            nodes = "nodes by its own formula";
            most = "however many those are";
        } else {
            int count = settings.getAutoscale() == null
                    ? settings.nodes()
                    : settings.getAutoscale().getMax();
            nodes = settings.getAutoscale() == null
                    ? ExistingPool.counts(pool.dedicatedNodes(), pool.spotNodes())
                    : "as many nodes as its tasks can use, at most " + count + ",";
            most = NodeHours.of(Duration.ofHours((long) count * hours), settings.getPricePerNodeHour()) + " at most";
        }
        return "this render gets a pool of its own: %s of %s with %s, which cost money until its job ends, %s"
                .formatted(nodes, pool.vmSize(), pool.image(), most);
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
