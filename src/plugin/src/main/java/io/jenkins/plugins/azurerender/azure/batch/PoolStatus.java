package io.jenkins.plugins.azurerender.azure.batch;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The state of a pool.
 *
 * @param image {@code publisher:offer:sku[:version]}, or the id of an image of a gallery
 * @param nodeAgent such as {@code batch.node.ubuntu 22.04}, or empty
 * @param autoscale what sets the target counts; null when they are fixed
 * @param spotNodes Spot nodes that were given, whatever their state
 * @param nodeTime how long the nodes that are there cost money by now, all together
 * @param nodes how many nodes are in which state, only states that occur
 * @param preempted when each Spot node that is away now was taken back, in milliseconds since 1970
 * @param errors why requested nodes were not allocated, in the words of Batch
 * @param outOfCapacity whether Azure had no such machines available, which may change by itself
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

    /** The service's words for it: {@code deleting}, {@code steady} or {@code resizing}. */
    public String state() {
        return deleting ? "deleting" : steady ? "steady" : "resizing";
    }
}
