package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** Resumes builds after a restart. */
public final class PipelineResumption {

    private PipelineResumption() {}

    /** Resumes all builds that have not ended. Called when all jobs are loaded. */
    public static void resumeAll(Jenkins jenkins) {
        for (WorkflowJob job : jenkins.getItems(WorkflowJob.class)) {
            List<WorkflowRun> builds = new ArrayList<>(job.getBuildsAsMap().values());
            builds.stream().filter(WorkflowRun::isInProgress).forEach(WorkflowRun::run);
        }
    }
}
