package io.jenkins.plugins.azurerender.batch;

import java.util.Map;

/** A pool to make, with fixed node counts. Tags become the pool's metadata and say whose it is. */
public record PoolRequest(
        String id,
        String vmSize,
        PoolImage image,
        int dedicatedNodes,
        int spotNodes,
        int taskSlotsPerNode,
        PoolSetup setup,
        Map<String, String> tags) {

    public PoolRequest {
        tags = Map.copyOf(tags);
    }
}
