package io.jenkins.plugins.azurerender.submit;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.azure.Ownership;
import io.jenkins.plugins.azurerender.collect.RenderEnd;
import io.jenkins.plugins.azurerender.jenkins.BackgroundExecution;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Submits a render in the background. */
final class SubmitExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1L;

    private final SubmitStep step;
    private String jobId;

    SubmitExecution(SubmitStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    /** The job's id is settled here, before anything is sent, so that a repeated start means the same job. */
    @Override
    protected void prepare() throws Exception {
        step.check();
        Run<?, ?> run = getContext().get(Run.class);
        jobId = Ownership.jobId(run, RenderAction.of(run).nextNumber());
    }

    @Override
    protected void work() throws Exception {
        SubmitRender submit = new SubmitRender(
                getContext().get(Run.class),
                getContext().get(FilePath.class),
                getContext().get(TaskListener.class));
        RenderLog log = new RenderLog(getContext().get(TaskListener.class));
        if (step.bringsAssetsOnly()) {
            finish(submit.bringAssets(step, jobId));
        } else if (!FailedFrames.settle(step, jobId, getContext().get(Run.class), log)) {
            finish(jobId);
        } else if (step.isDryRun()) {
            new DryRun(
                            getContext().get(Run.class),
                            getContext().get(FilePath.class),
                            getContext().get(TaskListener.class))
                    .tell(step, jobId);
            finish(jobId);
        } else {
            submit.submit(step, jobId);
            finish(jobId);
        }
    }

    @Override
    protected void undo() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        Optional<RenderRecord> record = RenderAction.of(run).find(jobId);
        if (record.isPresent()) {
            RenderEnd.of(record.get(), run, "The build was aborted");
        }
    }

    @Override
    public String getStatus() {
        return "submitting " + step.getScene();
    }
}
