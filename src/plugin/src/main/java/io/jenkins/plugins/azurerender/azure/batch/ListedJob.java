package io.jenkins.plugins.azurerender.azure.batch;

import java.util.Map;

/**
 * A job in a listing.
 *
 * @param open whether it has not ended
 */
public record ListedJob(String id, boolean open, String poolId, Map<String, String> tags) {

    public ListedJob {
        tags = Map.copyOf(tags);
    }
}
