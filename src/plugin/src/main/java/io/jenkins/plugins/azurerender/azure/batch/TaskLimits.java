package io.jenkins.plugins.azurerender.azure.batch;

import java.time.Duration;

/**
 * Limits of a task.
 *
 * @param retries number of retries after a non-zero exit code
 * @param timeLimit time after which Batch ends the task, or null for none
 * @param retention how long the node keeps the folder of the task
 */
public record TaskLimits(int retries, Duration timeLimit, Duration retention) {}
