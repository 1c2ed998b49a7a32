package io.jenkins.plugins.azurerender.batch;

/**
 * A job as it stands.
 *
 * @param ended nothing of it will run any more
 * @param reason why it ended, in the service's words; empty while it runs
 */
public record JobStatus(String id, boolean ended, String reason) {}
