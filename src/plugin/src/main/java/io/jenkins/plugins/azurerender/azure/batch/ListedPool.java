package io.jenkins.plugins.azurerender.azure.batch;

import java.util.Map;

/**
 * A pool as a listing tells it.
 *
 * @param wantsNodes its size is above 0, or it scales by itself
 */
public record ListedPool(String id, String vmSize, boolean wantsNodes, Map<String, String> tags) {

    public ListedPool {
        tags = Map.copyOf(tags);
    }
}
