package io.jenkins.plugins.azurerender.azure.storage;

import java.util.Map;

/** A container in a listing. */
public record ListedContainer(String name, Map<String, String> tags) {

    public ListedContainer {
        tags = Map.copyOf(tags);
    }
}
