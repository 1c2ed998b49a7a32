package io.jenkins.plugins.azurerender.azure.storage;

import java.util.Map;

/** A container as a listing tells it. */
public record ListedContainer(String name, Map<String, String> tags) {

    public ListedContainer {
        tags = Map.copyOf(tags);
    }
}
