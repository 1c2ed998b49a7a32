package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.BackgroundExecution;
import io.jenkins.plugins.azurerender.jenkins.Failures;
import io.jenkins.plugins.azurerender.jenkins.Peers;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.PipelineBranch;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderControl;
import io.jenkins.plugins.azurerender.record.RenderControls;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Controls running renders. After a restart it sends the same requests again, which changes nothing. */
public final class ControlExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(ControlExecution.class.getName());

    /** The name of the step, which the build log and the page show as the requester. */
    private static final String REQUESTER = "azureRenderControl";

    private static final long PAUSE_MILLIS = 1_000;

    /** Short, because requests are repeated. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final int MAX_FAILURES = 30;

    private final ControlRequest request;
    /** Prefix of the ids of the requests. */
    private final String id = UUID.randomUUID().toString();
    /** Ids of the renders. */
    private ArrayList<String> jobs;
    /** Number of renders that are done. */
    private int done;

    private transient int failures;

    /** @param named ids of renders; empty for those of the branch */
    public ControlExecution(StepContext context, List<String> named, ControlRequest request) {
        super(context);
        this.jobs = new ArrayList<>(named);
        this.request = request;
    }

    @Override
    protected void prepare() throws Exception {
        jobs = new ArrayList<>(
                RenderAction.of(getContext().get(Run.class)).findControlled(jobs, PipelineBranch.of(getContext())));
    }

    @Override
    protected Peers peers() {
        return Peers.of(RenderCloud.batchUrl(account()));
    }

    private String account() {
        try {
            return RenderAction.of(getContext().get(Run.class))
                    .find(job())
                    .map(RenderRecord::getAccount)
                    .orElse("");
        } catch (IOException | InterruptedException x) {
            return "";
        }
    }

    private String job() {
        return jobs.get(Math.min(done, jobs.size() - 1));
    }

    @Override
    protected void work() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        RenderRecord record = RenderAction.of(run)
                .find(job())
                .orElseThrow(() ->
                        new AbortException("Render %s was skipped, so there is nothing to control.".formatted(job())));
        String control = id + "-" + job();
        try {
            JobControl.request(record, run, request.by(REQUESTER, control));
        } catch (InvalidRequestException x) {
            throw new AbortException("Render %s: %s".formatted(job(), x.getMessage()));
        }
        RenderAction.of(run).save();
        Duration usual = RenderCloud.retryLimit();
        RenderCloud cloud = RenderCloud.open(
                record.getAccount(), record.submitter(run), usual.compareTo(TIMEOUT) < 0 ? usual : TIMEOUT);
        new JobControl(cloud, run, record).send();
        RenderControl result = record.controls().find(control).orElseThrow();
        if (result.isRequested()) { // Batch or the collect step is not ready
            schedule(PAUSE_MILLIS);
            return;
        }
        RenderLog log = new RenderLog(getContext().get(TaskListener.class));
        record.controls().takeUnlogged(control).forEach(taken -> JobControl.log(record, taken, log));
        RenderAction.of(run).save();
        if (result.isFailed()) {
            throw new AbortException("Render %s: %s".formatted(job(), result.getNote()));
        }
        done++;
        if (done < jobs.size()) {
            getContext().saveState();
            schedule(0);
        } else {
            finish(null);
        }
    }

    @Override
    protected boolean continuesAfter(Throwable problem) {
        if (Failures.retryable(problem) && ++failures < MAX_FAILURES) {
            schedule(PAUSE_MILLIS * 5);
            return true;
        }
        giveUp(JobControl.message(problem));
        return false;
    }

    /** A request that was not sent before an abort fails. */
    @Override
    protected void cleanUp() {
        giveUp("The step was aborted.");
    }

    private void giveUp(String problem) {
        try {
            Run<?, ?> run = getContext().get(Run.class);
            RenderControls controls =
                    RenderAction.of(run).find(job()).orElseThrow().controls();
            controls.find(id + "-" + job())
                    .filter(RenderControl::isRequested)
                    .ifPresent(control -> controls.update(control.failed(problem)));
            RenderAction.of(run).save();
        } catch (Exception x) {
            LOGGER.log(Level.FINE, x, () -> "The collect step sends " + id);
        }
    }

    @Override
    public String getStatus() {
        return "%s: %s".formatted(request.action().word(), job());
    }
}
