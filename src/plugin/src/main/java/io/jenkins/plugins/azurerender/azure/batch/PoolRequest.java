package io.jenkins.plugins.azurerender.azure.batch;

import java.util.Map;

/**
 * A pool to make.
 *
 * @param autoscale sets the node counts, which are 0 then; null for fixed ones
 * @param tags become the pool's metadata and say whose it is
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
