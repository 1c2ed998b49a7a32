package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.BackgroundExecution;
import io.jenkins.plugins.azurerender.jenkins.RenderExecutors;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.SkippedRender;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
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

    private transient volatile String status;
    private transient volatile RenderCollector collector;
    private transient PollInterval interval;

    public CollectExecution(StepContext context, CollectRequest request) {
        super(context);
        this.request = request;
    }

    @Override
    protected void prepare() {
        status = "starting";
    }

    @Override
    protected Future<?> submit(Runnable work) {
        RenderCollector current = collector;
        RenderExecutors executors = RenderExecutors.get();
        return current != null && current.isFetching() ? executors.fetch(work) : executors.poll(work);
    }

    @Override
    protected void work() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        TaskListener listener = getContext().get(TaskListener.class);
        Optional<SkippedRender> skipped = RenderAction.of(run).findSkipped(request.jobId());
        if (skipped.isPresent()) {
            finish(SkippedCollect.end(skipped.get(), run, listener));
            return;
        }
        RenderRecord record = record(run);
        if (collector == null) {
            interval = PolledJobs.begin();
            collector = new RenderCollector(run, record, request, listener);
        }
        RenderCollector.Next next = collector.next(workspace());
        status = collector.describe();
        switch (next) {
            case END -> {
                FrameTable table = RenderAction.of(run).frames(record);
                Object result = new RenderCompletion(run, record, table, request, listener)
                        .end(RenderCloud.open(record.getAccount(), run), workspace());
                if (record.getFramesDone() < table.size()) {
                    run.setResult(Result.UNSTABLE); // with onIncomplete FAILURE, an exception was thrown
                }
                interval.end();
                finish(result);
            }
            case AT_ONCE -> schedule(0);
            case SOON -> schedule(interval.shortest());
            default -> schedule(interval.longer());
        }
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
        if (collector != null && collector.retriesAfter(problem)) {
            schedule(interval.longer());
            return true;
        }
        if (interval != null) {
            interval.end();
        }
        showPartialResult();
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
