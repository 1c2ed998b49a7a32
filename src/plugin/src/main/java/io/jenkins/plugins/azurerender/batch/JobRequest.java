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
 */
public record JobRequest(
        String id,
        String displayName,
        String poolId,
        Duration timeLimit,
        URI assets,
        String assetPrefix,
        Map<String, String> tags) {

    public JobRequest {
        tags = Map.copyOf(tags);
    }
}
