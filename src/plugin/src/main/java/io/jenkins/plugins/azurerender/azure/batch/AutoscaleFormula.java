package io.jenkins.plugins.azurerender.azure.batch;

import java.time.Duration;

/**
 * A rule by which Batch sets a pool's node counts itself.
 *
 * @param formula in Batch's own language, 8192 characters at most
 * @param interval between two evaluations, 5 minutes to 168 hours
 */
public record AutoscaleFormula(String formula, Duration interval) {}
