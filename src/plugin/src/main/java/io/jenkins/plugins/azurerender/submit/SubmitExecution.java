package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.collect.RenderTermination;
import io.jenkins.plugins.azurerender.jenkins.BackgroundExecution;
import io.jenkins.plugins.azurerender.jenkins.Peers;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.PipelineBranch;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.SelectedPool;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Submits a render in the background and returns its job id, or the name of the project's container when only assets are uploaded. */
public final class SubmitExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1L;

    private final SubmitRequest request;
    /** The request with its final frame range; null until the failed frames of an earlier build are looked up. */
    private SubmitRequest resolved;

    private String jobId;
    private PipelineBranch branch;
    private transient volatile FilePath agent;

    public SubmitExecution(SubmitRequest request, StepContext context) {
        super(context);
        this.request = request;
    }

    /** Sets the job id before the first request to Azure, so that a re-run uses the same job. */
    @Override
    protected void prepare() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        branch = PipelineBranch.of(getContext());
        jobId = ResourceNames.jobId(run, RenderAction.of(run).nextNumber());
        RenderAction.of(run).beginSubmit(jobId, branch);
        agent = getContext().get(FilePath.class);
    }

    @Override
    protected Peers peers() {
        String account = request.pool().account();
        return Peers.of(RenderCloud.batchUrl(account), RenderCloud.storageUrl(account))
                .and(agent);
    }

    @Override
    protected void work() throws Exception {
        if (agent == null) { // after a restart, this attempt does not count against the threads of the agent
            agent = getContext().get(FilePath.class);
            if (agent == null) {
                throw new AbortException(
                        "The agent is offline: run the build again; files already in storage are not uploaded again.");
            }
            schedule(0);
            return;
        }
        Run<?, ?> run = getContext().get(Run.class);
        StepWorkspace workspace = StepWorkspace.of(getContext());
        TaskListener listener = getContext().get(TaskListener.class);
        SubmitPlace place = new SubmitPlace(run, branch, getContext().get(SelectedPool.class));
        RenderSubmitter submit = new RenderSubmitter(run, workspace, listener, place);
        if (request.upload().isOnly() && request.plan().dryRun()) {
            new DryRun(run, workspace, listener, place).reportUpload(request, jobId);
            finish(jobId);
            return;
        }
        if (request.upload().isOnly()) {
            finish(submit.uploadAssets(request, jobId));
            return;
        }
        if (resolved == null) {
            Optional<SubmitRequest> found = FailedFrames.resolve(request, jobId, run, new RenderLog(listener));
            if (found.isEmpty()) {
                finish(jobId);
                return;
            }
            resolved = found.get();
            getContext().saveState();
        }
        if (resolved.plan().dryRun()) {
            new DryRun(run, workspace, listener, place).report(resolved, jobId);
            finish(jobId);
        } else {
            finish(submit.submit(resolved, jobId));
        }
    }

    @Override
    protected void cleanUp() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        Optional<RenderRecord> record = RenderAction.of(run).findBatchJob(jobId);
        if (record.isPresent()) {
            RenderTermination.of(
                    record.get(), run, abortReason(), new RenderLog(getContext().get(TaskListener.class)));
        }
    }

    @Override
    public String getStatus() {
        return "submitting " + request.scene().path();
    }
}
