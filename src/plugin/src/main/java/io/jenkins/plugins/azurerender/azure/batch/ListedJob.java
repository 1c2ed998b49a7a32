package io.jenkins.plugins.azurerender.azure.batch;

import java.util.Map;

/**
 * A job as a listing tells it.
 *
 * @param open it still takes tasks or runs them
 */
public record ListedJob(String id, boolean open, String poolId, Map<String, String> tags) {

    public ListedJob {
        tags = Map.copyOf(tags);
    }
}
