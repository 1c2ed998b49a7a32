package io.jenkins.plugins.azurerender.batch;

import java.util.Map;

/**
 * A task like another one.
 *
 * @param id of the new task
 * @param environment the variables that differ
 * @param avoid id of a node that should not run it if another can; empty for none
 */
public record TaskRepeat(String id, Map<String, String> environment, String avoid) {

    public TaskRepeat {
        environment = Map.copyOf(environment);
    }
}
