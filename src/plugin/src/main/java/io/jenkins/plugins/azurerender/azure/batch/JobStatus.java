package io.jenkins.plugins.azurerender.azure.batch;

/**
 * A job as it stands.
 *
 * @param ended nothing of it will run any more
 * @param disabled nothing of it runs until someone enables it again
 * @param reason why it ended, in the service's words; empty while it runs
 * @param poolId where it runs; empty while a pool of its own is not there yet
 * @param problem why no pool could be made for it, in the service's words; empty when there is none
 */
public record JobStatus(String id, boolean ended, boolean disabled, String reason, String poolId, String problem) {}
