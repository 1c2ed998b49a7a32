package io.jenkins.plugins.azurerender.azure.batch;

import java.util.Map;

/**
 * A pool to create.
 *
 * @param autoscale the formula, for which the node counts are 0; null for fixed node counts
 * @param tags metadata of the pool, which identify its owner
 */
public record PoolRequest(
        String id,
        String vmSize,
        PoolImage image,
        int dedicatedNodes,
        int spotNodes,
        AutoscaleFormula autoscale,
        int taskSlotsPerNode,
        PoolSetup setup,
        Map<String, String> tags) {

    public PoolRequest {
        tags = Map.copyOf(tags);
    }
}
