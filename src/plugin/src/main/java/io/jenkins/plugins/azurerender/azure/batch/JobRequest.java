package io.jenkins.plugins.azurerender.azure.batch;

import java.time.Duration;
import java.util.Map;

/**
 * A job to create.
 *
 * @param poolId an existing pool; null for an auto pool
 * @param automaticPool the auto pool, whose ID is the prefix of the ID that Batch assigns; null for an existing pool
 * @param timeLimit time after which Batch ends the job, even if Jenkins is down
 * @param priority -1000 to 1000; jobs with higher priority are scheduled first
 * @param maxParallelTasks tasks of the job that run at the same time; 0 for no limit
 * @param environment variables of all tasks
 */
public record JobRequest(
        String id,
        String displayName,
        String poolId,
        PoolRequest automaticPool,
        Duration timeLimit,
        int priority,
        int maxParallelTasks,
        Staging staging,
        Map<String, String> environment,
        Map<String, String> tags) {

    public JobRequest {
        if ((poolId == null) == (automaticPool == null)) {
            throw new IllegalArgumentException("A job needs either an existing pool or an auto pool.");
        }
        environment = Map.copyOf(environment);
        tags = Map.copyOf(tags);
    }

    /** Returns the name of the file with the license variables; hard to guess, so that no asset can replace it. */
    public static String licenseFile(String jobId) {
        return ".licenses-" + jobId;
    }
}
