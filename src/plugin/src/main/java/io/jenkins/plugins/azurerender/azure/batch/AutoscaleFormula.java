package io.jenkins.plugins.azurerender.azure.batch;

import java.time.Duration;

/**
 * An autoscale formula of a pool.
 *
 * @param formula at most 8192 characters
 * @param interval time between two evaluations, 5 minutes to 168 hours
 */
public record AutoscaleFormula(String formula, Duration interval) {}
