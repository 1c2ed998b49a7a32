package io.jenkins.plugins.azurerender.pools;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.ListedPool;
import io.jenkins.plugins.azurerender.azure.batch.NodeProblem;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.settings.NodeHours;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A pool that is there, or should be: told of, resized, deleted. */
public final class PoolOperations {

    private static final int PROBLEMS_SHOWN = 5;

    private final String id;
    private final double price;
    private final BatchService batch;
    private final RenderLog log;

    public PoolOperations(String id, BatchService batch, RenderLog log) {
        this(id, 0, batch, log);
    }

    /** @param price what an hour of a node costs; 0 when it is not known */
    public PoolOperations(String id, double price, BatchService batch, RenderLog log) {
        this.id = id;
        this.price = price;
        this.batch = batch;
        this.log = log;
    }

    /** @throws AbortException when the account has none of that name */
    PoolStatus status() throws BatchException, AbortException {
        return batch.pool(id)
                .orElseThrow(
                        () -> new AbortException("Pool '%s' does not exist in this render account.".formatted(id)));
    }

    /** Says how the pool stands, and what is wrong with it, in plain words. */
    PoolStatus tell() throws BatchException, AbortException {
        PoolStatus pool = status();
        tell(pool);
        return pool;
    }

    /** Says how all pools of the account stand, a line each. */
    static List<Map<String, Object>> tellAll(BatchService batch, RenderLog log) throws BatchException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (ListedPool listed : batch.pools()) {
            Optional<PoolStatus> pool = batch.pool(listed.id()); // empty when it went just now
            pool.ifPresent(there -> {
                log.line("pool", describe(there));
                there.errors().forEach(error -> log.line("pool", there.id() + ": " + error));
                all.add(answer(there));
            });
        }
        return all;
    }

    public void tell(PoolStatus pool) throws BatchException {
        log.line("pool", describe(pool));
        pool.errors().forEach(error -> log.line("pool", id + ": " + error));
        for (NodeProblem problem : batch.nodeProblems(id, PROBLEMS_SHOWN)) {
            log.line("pool", id + ": " + problem);
        }
    }

    /** Asks for other node counts; {@code false} when the pool is busy and must be asked later. */
    boolean resize(int dedicatedNodes, int spotNodes) throws BatchException, AbortException {
        PoolStatus pool = status();
        if (pool.autoscale() != null) {
            batch.disableAutoscale(id);
            log.line("pool", id + " does not scale by itself any more");
            pool = status();
        }
        if (pool.targetDedicatedNodes() == dedicatedNodes && pool.targetSpotNodes() == spotNodes) {
            return true;
        }
        if (!pool.steady() || !batch.resizePool(id, dedicatedNodes, spotNodes)) {
            return false;
        }
        log.line("pool", "%s is resized to %s".formatted(id, counts(dedicatedNodes, spotNodes)));
        if (dedicatedNodes + spotNodes == 0) {
            tellCost(pool);
        }
        return true;
    }

    /** Batch gives up when there are no machines free: asks for the same again, in case that has changed. */
    boolean askAgain(PoolStatus pool) throws BatchException {
        boolean gaveUp = pool.steady() && pool.errors().stream().anyMatch(error -> error.startsWith("Allocation"));
        if (!gaveUp || !batch.resizePool(id, pool.targetDedicatedNodes(), pool.targetSpotNodes())) {
            return false;
        }
        log.line("pool", id + ": nodes are asked for again");
        return true;
    }

    /** Takes all nodes away; {@code false} when the pool is busy and must be asked later. */
    boolean empty() throws BatchException, AbortException {
        Optional<PoolStatus> pool = batch.pool(id);
        return pool.isEmpty() || pool.get().deleting() || resize(0, 0);
    }

    void delete(RenderStorage storage) throws IOException {
        Optional<PoolStatus> pool = batch.pool(id);
        if (pool.isPresent()) {
            ShareScript.delete(pool.get(), storage);
            tellCost(pool.get());
        }
        log.line("pool", id + (batch.deletePool(id) ? " is deleted" : " is gone already"));
    }

    /** Nodes that went before are not known any more. */
    private void tellCost(PoolStatus pool) {
        if (!pool.nodeTime().isZero()) {
            log.line("pool", "%s: its nodes stood for %s".formatted(id, NodeHours.of(pool.nodeTime(), price)));
        }
    }

    static String counts(int dedicated, int spot) {
        return "%d dedicated and %d Spot nodes".formatted(dedicated, spot);
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
                        (pool.autoscale() == null ? "" : "scales by itself, now ")
                                + counts(pool.targetDedicatedNodes(), pool.targetSpotNodes()),
                        pool.state(),
                        nodes.isEmpty() ? "" : " (" + nodes + ")");
    }

    /** What the step returns. */
    static Map<String, Object> answer(PoolStatus pool) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", pool.id());
        answer.put("state", pool.state());
        answer.put("nodes", new LinkedHashMap<>(pool.nodes()));
        answer.put("preempted", pool.preempted().size());
        answer.put("image", pool.image());
        answer.put("vmSize", pool.vmSize());
        answer.put("autoscale", pool.autoscale() == null ? "" : pool.autoscale().formula());
        answer.put("errors", new ArrayList<>(pool.errors()));
        return answer;
    }
}
