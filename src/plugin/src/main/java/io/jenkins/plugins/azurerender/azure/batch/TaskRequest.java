package io.jenkins.plugins.azurerender.azure.batch;

import java.util.List;
import java.util.Map;

/**
 * A task to add.
 *
 * @param container the container image in which to run the task, or null
 * @param after IDs of tasks that must end, successfully or not, before this one starts
 * @param awaited whether other tasks depend on this one
 * @param nodes nodes of a multi-instance task; null for one node
 */
public record TaskRequest(
        String id,
        String commandLine,
        Map<String, String> environment,
        String container,
        TaskFiles files,
        TaskLimits limits,
        List<String> after,
        boolean awaited,
        Nodes nodes) {

    /** Creates a task for one node. */
    public TaskRequest(
            String id,
            String commandLine,
            Map<String, String> environment,
            String container,
            TaskFiles files,
            TaskLimits limits,
            List<String> after,
            boolean awaited) {
        this(id, commandLine, environment, container, files, limits, after, awaited, null);
    }

    /** Logs are uploaded as {@code logs/<task>/stdout.txt} and {@code logs/<task>/stderr.txt}. */
    static final String LOG_FOLDER = "logs";

    public TaskRequest {
        environment = Map.copyOf(environment);
        after = List.copyOf(after);
    }
}
