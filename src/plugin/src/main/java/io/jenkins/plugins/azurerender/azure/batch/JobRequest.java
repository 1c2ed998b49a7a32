package io.jenkins.plugins.azurerender.azure.batch;

import java.time.Duration;
import java.util.Map;

/**
 * A job to make.
 *
 * @param poolId the pool it runs on; null when one is to be made for it
 * @param automaticPool the pool that Batch makes for this job and deletes with it, its id being how the name that Batch
 *     gives it begins; null when it runs on one that is there
 * @param timeLimit after it the service ends the job, whether Jenkins is there or not
 * @param priority -1000 to 1000: nodes take tasks of higher ones first
 * @param environment variables of every task
 */
public record JobRequest(
        String id,
        String displayName,
        String poolId,
        PoolRequest automaticPool,
        Duration timeLimit,
        int priority,
        Staging staging,
        Map<String, String> environment,
        Map<String, String> tags) {

    public JobRequest {
        if ((poolId == null) == (automaticPool == null)) {
            throw new IllegalArgumentException("A job runs either on a pool that is there or on one of its own.");
        }
        environment = Map.copyOf(environment);
        tags = Map.copyOf(tags);
    }

    /** What a shell reads to have its license variables; hard to foresee, so that no asset can take its place. */
    public static String licenseFile(String jobId) {
        return ".licenses-" + jobId;
    }
}
