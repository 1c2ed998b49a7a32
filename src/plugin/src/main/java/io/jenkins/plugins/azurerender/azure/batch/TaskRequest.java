package io.jenkins.plugins.azurerender.azure.batch;

import java.util.List;
import java.util.Map;

/**
 * A task to add.
 *
 * @param container the container image to run it in, or null for the node itself
 * @param after ids of tasks that must have ended, well or not, before it starts
 * @param awaited whether other tasks wait for this one
 * @param nodes several nodes to run it on together; null for one
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

    /** On one node. */
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

    /** Blobs of logs are named {@code logs/<task>/stdout.txt} and {@code logs/<task>/stderr.txt}. */
    public static final String LOG_FOLDER = "logs";

    public TaskRequest {
        environment = Map.copyOf(environment);
        after = List.copyOf(after);
    }
}
