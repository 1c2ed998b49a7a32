package io.jenkins.plugins.azurerender.azure.batch;

import java.util.List;
import java.util.Map;

/**
 * A copy of a task.
 *
 * @param id ID of the new task
 * @param environment variables that differ from the original
 * @param avoid ID of a node to avoid if possible; empty for none
 * @param after IDs of tasks that must end before this one starts
 */
public record TaskRepeat(String id, Map<String, String> environment, String avoid, List<String> after) {

    /** Creates a copy that does not depend on other tasks. */
    public TaskRepeat(String id, Map<String, String> environment, String avoid) {
        this(id, environment, avoid, List.of());
    }

    public TaskRepeat {
        environment = Map.copyOf(environment);
        after = List.copyOf(after);
    }
}
