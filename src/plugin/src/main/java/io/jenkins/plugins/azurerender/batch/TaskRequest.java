package io.jenkins.plugins.azurerender.batch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A task to add.
 *
 * @param container the container image to run it in, or null for the node itself
 * @param output container URL with a SAS (create, write) that takes frames and logs
 * @param outputFolder folder in the container for what the task leaves in its working directory
 * @param retries how often a non-zero exit is tried again
 * @param retention how long the node keeps the task's folder
 */
public record TaskRequest(
        String id,
        String commandLine,
        Map<String, String> environment,
        String container,
        URI output,
        String outputFolder,
        int retries,
        Duration retention) {

    /** Blobs of logs are named {@code logs/<task>/stdout.txt} and {@code logs/<task>/stderr.txt}. */
    public static final String LOG_FOLDER = "logs";

    public TaskRequest {
        environment = Map.copyOf(environment);
    }
}
