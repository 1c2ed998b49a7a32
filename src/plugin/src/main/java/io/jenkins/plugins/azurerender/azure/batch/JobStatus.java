package io.jenkins.plugins.azurerender.azure.batch;

import java.util.Map;

/**
 * The state of a job.
 *
 * @param ended whether no task will run any more
 * @param terminating whether Batch is ending the job: its running tasks are being stopped, and no other ones will run
 * @param disabled whether no task runs until someone enables the job
 * @param disabling whether running tasks end before the job is disabled
 * @param reason the termination reason that Batch reports; empty while the job is active
 * @param poolId the pool; empty until its auto pool is created
 * @param problem why the auto pool could not be created, as Batch reports it; empty if there is no problem
 */
public record JobStatus(
        String id,
        boolean ended,
        boolean terminating,
        boolean disabled,
        boolean disabling,
        String reason,
        String poolId,
        String problem,
        Map<String, String> tags) {

    public JobStatus {
        tags = Map.copyOf(tags);
    }
}
