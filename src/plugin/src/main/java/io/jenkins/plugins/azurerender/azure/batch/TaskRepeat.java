package io.jenkins.plugins.azurerender.azure.batch;

import java.util.List;
import java.util.Map;

/**
 * A task like another one.
 *
 * @param id of the new task
 * @param environment the variables that differ
 * @param avoid id of a node that should not run it if another can; empty for none
 * @param after ids of tasks that must have ended before it starts
 */
public record TaskRepeat(String id, Map<String, String> environment, String avoid, List<String> after) {

    /** It waits for no other task. */
    public TaskRepeat(String id, Map<String, String> environment, String avoid) {
        this(id, environment, avoid, List.of());
    }

    public TaskRepeat {
        environment = Map.copyOf(environment);
        after = List.copyOf(after);
    }
}
