package io.jenkins.plugins.azurerender.azure.batch;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The state of a pool.
 *
 * @param image {@code publisher:offer:sku[:version]}, or the ID of a gallery image
 * @param nodeAgent such as {@code batch.node.ubuntu 22.04}, or empty
 * @param autoscale the formula that sets the target counts; null for fixed counts
 * @param spotNodes number of allocated Spot nodes in any state
 * @param nodeTime total uptime of the current nodes
 * @param nodes number of nodes by state, without states that have none
 * @param preempted eviction times of the currently evicted Spot nodes, in milliseconds since 1970
 * @param errors why requested nodes were not allocated, as Batch reports it
 * @param outOfCapacity whether Azure had no VMs of this size available, which may be temporary
 */
public record PoolStatus(
        String id,
        boolean deleting,
        boolean steady,
        String vmSize,
        String image,
        String nodeAgent,
        int taskSlotsPerNode,
        int targetDedicatedNodes,
        int targetSpotNodes,
        AutoscaleFormula autoscale,
        int spotNodes,
        Duration nodeTime,
        Map<String, Integer> nodes,
        List<String> errors,
        boolean outOfCapacity,
        List<Long> preempted,
        PoolSetup setup,
        Map<String, String> tags) {

    public PoolStatus {
        nodes = Map.copyOf(nodes);
        tags = Map.copyOf(tags);
        preempted = List.copyOf(preempted);
        errors = List.copyOf(errors);
    }

    /** Returns {@code deleting}, {@code steady} or {@code resizing}, as in Batch. */
    public String state() {
        return deleting ? "deleting" : steady ? "steady" : "resizing";
    }
}
