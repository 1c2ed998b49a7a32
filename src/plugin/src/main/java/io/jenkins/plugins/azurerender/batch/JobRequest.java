package io.jenkins.plugins.azurerender.batch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A job to make.
 *
 * @param timeLimit after it the service ends the job, whether Jenkins is there or not
 * @param assets container URL with a SAS (read, list) whose blobs come to each node once, before its first task
 * @param assetPrefix only blobs whose names begin so
 * @param licences URL with a SAS (read) of what a shell reads to have its licence variables, or null for none; it comes
 *     to each node beside the assets, as {@link #licenceFile}
 * @param environment variables of every task
 */
public record JobRequest(
        String id,
        String displayName,
        String poolId,
        Duration timeLimit,
        URI assets,
        String assetPrefix,
        URI licences,
        Map<String, String> environment,
        Map<String, String> tags) {

    public JobRequest {
        environment = Map.copyOf(environment);
        tags = Map.copyOf(tags);
    }

    /** Hard to foresee, so that no asset can take its place. */
    public static String licenceFile(String jobId) {
        return ".licences-" + jobId;
    }
}
