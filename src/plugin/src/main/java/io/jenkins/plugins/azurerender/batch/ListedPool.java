package io.jenkins.plugins.azurerender.batch;

import java.util.Map;

/** A pool as a listing tells it. */
public record ListedPool(String id, Map<String, String> tags) {

    public ListedPool {
        tags = Map.copyOf(tags);
    }
}
