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
 * @param gate whether it does nothing, and other tasks wait until it has ended in any way
 */
public record TaskRepeat(String id, Map<String, String> environment, String avoid, List<String> after, boolean gate) {

    /** Creates a copy that depends on other tasks. */
    public TaskRepeat(String id, Map<String, String> environment, String avoid, List<String> after) {
        this(id, environment, avoid, after, false);
    }

    /** Creates a task that does nothing. Other tasks wait until it has ended in any way. */
    public static TaskRepeat gate(String id, Map<String, String> environment) {
        return new TaskRepeat(id, environment, "", List.of(), true);
    }

    /** Creates a copy that does not depend on other tasks. */
    public TaskRepeat(String id, Map<String, String> environment, String avoid) {
        this(id, environment, avoid, List.of());
    }

    public TaskRepeat {
        environment = Map.copyOf(environment);
        after = List.copyOf(after);
    }
}
