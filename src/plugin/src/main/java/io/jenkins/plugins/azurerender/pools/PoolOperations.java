package io.jenkins.plugins.azurerender.pools;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.NodeProblem;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.settings.NodeHours;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Reports, resizes and deletes one pool. */
public final class PoolOperations {

    private static final int PROBLEMS_SHOWN = 5;

    /** Each listed pool needs a request. */
    private static final int MAX_LISTED = 1_000;

    private final String id;
    private final double price;
    private final RenderCloud cloud;
    private final BatchService batch;
    private final RenderLog log;

    public PoolOperations(String id, RenderCloud cloud, RenderLog log) {
        this(id, 0, cloud, log);
    }

    /** @param price price of a node hour; 0 if unknown */
    public PoolOperations(String id, double price, RenderCloud cloud, RenderLog log) {
        this.id = id;
        this.price = price;
        this.cloud = cloud;
        batch = cloud.batch();
        this.log = log;
    }

    /** @throws AbortException if the pool does not exist */
    PoolStatus status() throws BatchException, AbortException {
        return batch.pool(id)
                .orElseThrow(
                        () -> new AbortException("Pool '%s' does not exist in this render account.".formatted(id)));
    }

    /** Logs the status and the errors of the pool. */
    PoolStatus report() throws BatchException, AbortException {
        PoolStatus pool = status();
        report(pool);
        return pool;
    }

    /** Logs the status of all pools of the account that jobs may use, one line per pool, and returns the results of the step. */
    static List<Map<String, Object>> reportAll(RenderCloud cloud, RenderLog log) throws BatchException {
        List<Map<String, Object>> all = new ArrayList<>();
        List<String> usable = new ArrayList<>();
        AtomicInteger more = new AtomicInteger();
        cloud.batch().pools(listed -> {
            if (!cloud.access().mayUse(listed)) {
                return;
            }
            if (usable.size() < MAX_LISTED) {
                usable.add(listed.id());
            } else {
                more.incrementAndGet();
            }
        });
        for (String id : usable) {
            Optional<PoolStatus> pool = cloud.batch().pool(id); // empty if it was deleted since
            pool.ifPresent(status -> {
                log.line("pool", describe(status));
                status.errors().forEach(error -> log.line("pool", status.id() + ": " + error));
                all.add(result(status));
            });
        }
        if (more.get() > 0) {
            log.line("pool", "%s more are not listed".formatted(RenderLog.count(more.get(), "pool")));
        }
        return all;
    }

    public void report(PoolStatus pool) throws BatchException {
        log.line("pool", describe(pool));
        pool.errors().forEach(error -> log.line("pool", id + ": " + error));
        for (NodeProblem problem : batch.nodeProblems(id, PROBLEMS_SHOWN)) {
            log.line("pool", id + ": " + problem);
        }
    }

    /**
     * Requests new node counts; {@code false} if the pool is still being resized and this must be called again later.
     */
    boolean resize(int dedicatedNodes, int spotNodes) throws BatchException, AbortException {
        PoolStatus pool = status();
        cloud.access().caps().checkScaling(pool, dedicatedNodes, spotNodes, null); // before anything is changed
        if (pool.autoscale() != null) {
            batch.disableAutoscale(id);
            log.line("pool", id + ": autoscaling disabled");
            pool = status();
        }
        if (pool.targetDedicatedNodes() == dedicatedNodes && pool.targetSpotNodes() == spotNodes) {
            return true;
        }
        if (!pool.steady() || !batch.resizePool(id, dedicatedNodes, spotNodes)) {
            return false;
        }
        log.line("pool", "%s: resizing to %s".formatted(id, counts(dedicatedNodes, spotNodes)));
        if (dedicatedNodes + spotNodes == 0) {
            logCost(pool);
        }
        return true;
    }

    /** Returns whether the job may resize the pool. */
    boolean mayChange(PoolStatus pool) {
        return cloud.access().mayChange(pool);
    }

    /**
     * Requests the same node counts again if the allocation failed because no VMs were available.
     *
     * @throws InvalidRequestException if a cap does not allow this job to request them
     */
    boolean requestAgain(PoolStatus pool) throws BatchException {
        boolean failed = pool.steady() && pool.outOfCapacity() && mayChange(pool);
        if (!failed || !batch.resizePool(id, pool.targetDedicatedNodes(), pool.targetSpotNodes())) {
            return false;
        }
        log.line("pool", id + ": nodes requested again");
        return true;
    }

    /** Scales to zero nodes; {@code false} if the pool is still being resized and this must be called again later. */
    private boolean scaleToZero() throws BatchException, AbortException {
        Optional<PoolStatus> pool = batch.pool(id);
        return pool.isEmpty() || pool.get().deleting() || resize(0, 0);
    }

    void delete() throws IOException {
        Optional<PoolStatus> pool = batch.pool(id);
        boolean deleted = batch.deletePool(id);
        if (pool.isPresent()) {
            ShareScript.delete(pool.get(), cloud);
            logCost(pool.get());
        }
        log.line("pool", id + (deleted ? " is being deleted" : " does not exist (already deleted)"));
    }

    /**
     * Deletes the pool, or scales it to zero nodes, at the end of a block. A pool that no block of this build created keeps
     * its nodes.
     *
     * @return {@code false} if the pool is still being resized and this must be called again later
     */
    boolean endBlock(Run<?, ?> run, boolean delete) throws IOException {
        Optional<PoolStatus> pool = batch.pool(id);
        if (pool.isPresent() && !cloud.access().endsWithBuild(pool.get())) {
            log.line("pool", id + " keeps its nodes, because no block of this build created it");
            return true;
        }
        if (delete) {
            delete();
        } else if (!scaleToZero()) {
            return false;
        }
        PoolUse.forget(run, cloud.account(), id);
        return true;
    }

    /** Logs the node uptime, without nodes that were removed earlier: Batch no longer reports them. */
    private void logCost(PoolStatus pool) {
        if (!pool.nodeTime().isZero()) {
            log.line("pool", "%s: node uptime %s".formatted(id, NodeHours.of(pool.nodeTime(), price)));
        }
    }

    static String counts(int dedicated, int spot) {
        return "%s dedicated and %s Spot nodes".formatted(dedicated, spot);
    }

    public static String describe(PoolStatus pool) {
        String nodes = pool.nodes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return "%s: %s, %s, %s, %s%s"
                .formatted(
                        pool.id(),
                        pool.vmSize(),
                        pool.image(),
                        (pool.autoscale() == null ? "" : "autoscale, now ")
                                + counts(pool.targetDedicatedNodes(), pool.targetSpotNodes()),
                        pool.state(),
                        nodes.isEmpty() ? "" : " (" + nodes + ")");
    }

    /** Returns the result of the step for this pool. */
    static Map<String, Object> result(PoolStatus pool) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", pool.id());
        result.put("state", pool.state());
        result.put("nodes", new LinkedHashMap<>(pool.nodes()));
        result.put("preempted", pool.preempted().size());
        result.put("image", pool.image());
        result.put("vmSize", pool.vmSize());
        result.put("autoscale", pool.autoscale() == null ? "" : pool.autoscale().formula());
        result.put("errors", new ArrayList<>(pool.errors()));
        return result;
    }
}
