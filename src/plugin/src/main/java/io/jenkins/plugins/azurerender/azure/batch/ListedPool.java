package io.jenkins.plugins.azurerender.azure.batch;

import java.util.Map;

/**
 * A pool in a listing.
 *
 * @param wantsNodes whether its target size is greater than 0 or autoscaling is enabled
 */
public record ListedPool(String id, String vmSize, boolean wantsNodes, Map<String, String> tags) {

    public ListedPool {
        tags = Map.copyOf(tags);
    }
}
