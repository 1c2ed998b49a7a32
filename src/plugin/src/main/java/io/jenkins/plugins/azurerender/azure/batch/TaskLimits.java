package io.jenkins.plugins.azurerender.azure.batch;

import java.time.Duration;

/**
 * How long and how often a task may run.
 *
 * @param retries how often a non-zero exit is tried again
 * @param timeLimit after it the service ends the task, or null for none
 * @param retention how long the node keeps the task's folder
 */
public record TaskLimits(int retries, Duration timeLimit, Duration retention) {}
