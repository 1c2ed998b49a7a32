package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.BackgroundExecution;
import io.jenkins.plugins.azurerender.jenkins.DeadlineException;
import io.jenkins.plugins.azurerender.jenkins.Peers;
import io.jenkins.plugins.azurerender.jenkins.RenderExecutors;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.SkippedRender;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Polls a job until it has ended, and collects its frames as they are rendered. After a restart it continues with the
 * saved request; everything else is read from the build and from Batch.
 */
public final class CollectExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(CollectExecution.class.getName());

    /** If Batch is unreachable for this time after an abort, the build ends and the termination is retried in the background. */
    private static final Duration ABORT_TIMEOUT = Duration.ofSeconds(8);

    private final CollectRequest request;
    /** The render account; empty if nothing was submitted. */
    private String account = "";

    private transient volatile String status;
    private transient volatile RenderCollector collector;
    private transient volatile FilePath agent;
    /** No more polls: the next attempt completes the render. */
    private transient volatile boolean complete;
    /** Why the step fails after an attempt that shows the frames collected so far; null if it does not. */
    private transient volatile Throwable failure;

    private transient PollInterval interval;

    public CollectExecution(StepContext context, CollectRequest request) {
        super(context);
        this.request = request;
    }

    @Override
    protected void prepare() throws Exception {
        status = "starting";
        account = RenderAction.of(getContext().get(Run.class))
                .find(request.jobId())
                .map(RenderRecord::getAccount)
                .orElse("");
    }

    @Override
    protected Peers peers() {
        return fetches() ? CloudSession.peers(account).and(agent) : Peers.of(RenderCloud.batchUrl(account));
    }

    @Override
    protected Future<?> submit(Runnable work, Consumer<DeadlineException> onGivenUp) {
        return fetches()
                ? RenderExecutors.get().fetch(peers(), work, onGivenUp)
                : RenderExecutors.get().poll(peers(), work, onGivenUp);
    }

    private boolean fetches() {
        RenderCollector now = collector;
        return complete || failure != null || now != null && now.isFetching();
    }

    @Override
    protected void work() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        TaskListener listener = getContext().get(TaskListener.class);
        if (failure != null) {
            showPartialResult();
            fail(failure);
            return;
        }
        Optional<SkippedRender> skipped = RenderAction.of(run).findSkipped(request.jobId());
        if (skipped.isPresent()) {
            finish(SkippedCollect.end(skipped.get(), run, listener));
            return;
        }
        RenderRecord record = record(run);
        agent = workspace();
        if (complete) {
            complete(run, record, listener);
            return;
        }
        PollInterval polls = interval();
        if (collector == null) {
            collector = new RenderCollector(run, record, request, listener);
        }
        RenderCollector now = collector;
        RenderCollector.Next next = now.next(agent);
        status = now.describe();
        switch (next) {
            case END -> {
                complete = true;
                polls.end();
                schedule(0);
            }
            case AT_ONCE -> schedule(0);
            case SOON -> schedule(polls.shortest());
            default -> schedule(polls.longer());
        }
    }

    private synchronized PollInterval interval() {
        if (interval == null) {
            interval = PolledJobs.begin();
        }
        return interval;
    }

    private void complete(Run<?, ?> run, RenderRecord record, TaskListener listener) throws Exception {
        FrameTable table = RenderAction.of(run).frames(record);
        Object result = new RenderCompletion(run, record, table, request, listener)
                .end(RenderCloud.open(record.getAccount(), run), agent);
        if (record.getFramesDone() < table.size()) {
            run.setResult(Result.UNSTABLE); // with onIncomplete FAILURE, an exception was thrown
        }
        finish(result);
    }

    /** Returns the workspace on the agent; null outside a node block, and if the agent is offline. */
    private FilePath workspace() throws InterruptedException {
        try {
            return getContext().get(FilePath.class);
        } catch (IOException x) {
            return null;
        }
    }

    private RenderRecord record(Run<?, ?> run) throws AbortException {
        return RenderAction.of(run)
                .find(request.jobId())
                .orElseThrow(() ->
                        new AbortException("Render %s is not recorded in this build.".formatted(request.jobId())));
    }

    /** Polls again after a transient error, without a limit: a failed poll is not a failed render. */
    @Override
    protected boolean continuesAfter(Throwable problem) {
        RenderCollector now = collector;
        if (now != null && failure == null && now.retriesAfter(problem)) {
            if (problem instanceof DeadlineException late && late.isRunning()) {
                collector = null; // its thread may still change it; the state is in the build and in Batch
            }
            schedule(interval().longer());
            return true;
        }
        boolean notPolled = now == null && failure == null && !complete;
        if (notPolled && problem instanceof DeadlineException) {
            schedule(interval().longer());
            return true;
        }
        endPolls();
        if (failure != null) {
            fail(failure);
            return true;
        }
        if (now != null) {
            failure = problem;
            schedule(0);
            return true;
        }
        return false;
    }

    /** After an error that fails the step, writes the contact sheet and test results for the collected frames. */
    private void showPartialResult() {
        try {
            Run<?, ?> run = getContext().get(Run.class);
            RenderRecord record = record(run);
            if (collector != null && !record.isCollected()) {
                FrameTable table = RenderAction.of(run).frames(record);
                new RenderCompletion(run, record, table, request, getContext().get(TaskListener.class))
                        .show(workspace());
            }
        } catch (Exception x) {
            LOGGER.log(Level.FINE, x, () -> "Cannot archive the contact sheet and test results of " + request.jobId());
        }
    }

    /** Terminates the job without waiting for a running poll or download, because rendering costs money. */
    @Override
    protected void terminate() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        Optional<RenderRecord> record = RenderAction.of(run).find(request.jobId());
        if (record.isPresent() && !record.get().isCollected()) {
            RenderTermination.of(record.get(), run, "The build was aborted", ABORT_TIMEOUT);
        }
    }

    @Override
    protected void cleanUp() {
        endPolls();
    }

    private synchronized void endPolls() {
        if (interval != null) {
            interval.end();
        }
    }

    @Override
    public String getStatus() {
        String current = status;
        return "waiting for " + request.jobId() + (current == null ? "" : ": " + current);
    }
}
