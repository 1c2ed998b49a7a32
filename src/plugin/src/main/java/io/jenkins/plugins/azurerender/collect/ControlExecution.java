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
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.util.SystemProperties;
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

    /** How long a request to requeue frames waits for a collect step, in seconds. */
    private static final String COLLECT_SECONDS = ControlExecution.class.getName() + ".collectSeconds";

    private final ControlRequest request;
    /** Prefix of the ids of the requests. */
    private final String id = UUID.randomUUID().toString();
    /** Ids of the renders. */
    private ArrayList<String> jobs;
    /** Number of renders that are done. */
    private int done;
    /** Why renders could not be changed. */
    private ArrayList<String> problems = new ArrayList<>();

    private transient int failures;
    /** Since when the collect step does not run, as {@link System#nanoTime}; 0 if it runs. */
    private transient long notCollected;

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
        if (done < jobs.size()) {
            control();
        } else if (problems.isEmpty()) {
            finish(null);
        } else {
            throw new AbortException(String.join(" ", problems));
        }
    }

    private void control() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        RenderAction renders = RenderAction.of(run);
        Optional<RenderRecord> found = renders.find(job());
        if (found.isEmpty()) {
            next("Render %s was skipped, so there is nothing to control.".formatted(job()));
            return;
        }
        RenderRecord record = found.get();
        String control = id + "-" + job();
        if (record.controls().find(control).isEmpty()) { // else it was saved before
            try {
                JobControl.request(record, run, request.by(REQUESTER, control));
            } catch (InvalidRequestException x) {
                next("Render %s: %s".formatted(job(), x.getMessage()));
                return;
            }
            renders.save();
        }
        Duration usual = RenderCloud.retryLimit();
        RenderCloud cloud = RenderCloud.open(
                record.getAccount(), record.submitter(run), usual.compareTo(TIMEOUT) < 0 ? usual : TIMEOUT);
        new JobControl(cloud, run, record).send();
        RenderControl result = record.controls().find(control).orElseThrow();
        if (result.isRequested() && waits(renders, record)) { // Batch or the collect step is not ready
            schedule(PAUSE_MILLIS);
            return;
        }
        if (result.isRequested()) {
            result = result.failed("The render is no longer collected, so no frame was requeued.");
            record.controls().update(result);
        }
        RenderLog log = new RenderLog(getContext().get(TaskListener.class));
        record.controls().takeUnlogged(control).forEach(taken -> JobControl.log(record, taken, log));
        renders.save();
        next(result.isFailed() ? "Render %s: %s".formatted(job(), result.getNote()) : "");
    }

    /** Whether someone will send the request: frames are requeued by the collect step, which begins late after a restart. */
    private boolean waits(RenderAction renders, RenderRecord record) {
        if (request.action() != RenderControl.Action.REQUEUE || renders.isCollecting(record)) {
            notCollected = 0;
            return true;
        }
        if (notCollected == 0) {
            notCollected = System.nanoTime();
        }
        return System.nanoTime() - notCollected < SystemProperties.getInteger(COLLECT_SECONDS, 60) * 1_000_000_000L;
    }

    /** @param problem why this render could not be changed; empty if it was */
    private void next(String problem) {
        if (!problem.isEmpty()) {
            problems = new ArrayList<>(
                    Stream.concat(problems.stream(), Stream.of(problem)).toList());
        }
        done++;
        failures = 0;
        notCollected = 0;
        getContext().saveState();
        schedule(0);
    }

    @Override
    protected boolean continuesAfter(Throwable problem) {
        if (done >= jobs.size()) {
            return false;
        }
        if (Failures.retryable(problem) && ++failures < MAX_FAILURES) {
            schedule(PAUSE_MILLIS * 5);
            return true;
        }
        String message = JobControl.message(problem);
        giveUp(message);
        next("Render %s: %s".formatted(job(), message));
        return true;
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
