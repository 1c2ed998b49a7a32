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
 * Looks at a job now and then until it has ended, and collects its frames meanwhile. After a restart it looks again: all
 * it needs is the job's id, the rest is asked of the build and of Batch.
 */
public final class CollectExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(CollectExecution.class.getName());

    /** When Batch cannot be reached for so long, the build ends all the same, and tries once more in the background. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(8);

    private final CollectRequest request;

    private transient volatile String status;
    private transient volatile RenderCollector collecting;
    private transient PollInterval interval;

    public CollectExecution(StepContext context, CollectRequest request) {
        super(context);
        this.request = request;
    }

    @Override
    protected void prepare() {
        status = "first look";
    }

    @Override
    protected Future<?> begin(Runnable work) {
        RenderCollector now = collecting;
        RenderExecutors executors = RenderExecutors.get();
        return now != null && now.isHarvesting() ? executors.fetch(work) : executors.poll(work);
    }

    @Override
    protected void work() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        TaskListener listener = getContext().get(TaskListener.class);
        Optional<SkippedRender> idle = RenderAction.of(run).findSkipped(request.jobId());
        if (idle.isPresent()) {
            finish(CollectIdle.end(idle.get(), run, listener));
            return;
        }
        RenderRecord record = record(run);
        if (collecting == null) {
            interval = PolledJobs.begin();
            collecting = new RenderCollector(run, record, request, listener);
        }
        RenderCollector.Next next = collecting.go(workspace());
        status = collecting.describe();
        switch (next) {
            case END -> {
                FrameTable table = RenderAction.of(run).frames(record);
                Object result = new RenderCompletion(run, record, table, request, listener)
                        .end(RenderCloud.open(record.getAccount(), run), workspace());
                if (record.getFramesDone() < table.size()) {
                    run.setResult(Result.UNSTABLE); // else it would have failed
                }
                interval.end();
                finish(result);
            }
            case AT_ONCE -> again(0);
            case SOON -> again(interval.shortest());
            default -> again(interval.longer());
        }
    }

    /** Where an agent fetches frames; null outside of a node block, and when the agent is away. */
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
                        new AbortException("This build no longer knows the render %s.".formatted(request.jobId())));
    }

    /** A look that failed is no failed render: what may go well later is tried later, without end. */
    @Override
    protected boolean goesOnAfter(Throwable problem) {
        if (collecting != null && collecting.triesAgainAfter(problem)) {
            again(interval.longer());
            return true;
        }
        if (interval != null) {
            interval.end();
        }
        showWhatIsThere();
        return false;
    }

    /** The watch fails, and with it the step: the frames that came before are shown all the same. */
    private void showWhatIsThere() {
        try {
            Run<?, ?> run = getContext().get(Run.class);
            RenderRecord record = record(run);
            if (collecting != null && !record.isCollected()) {
                FrameTable table = RenderAction.of(run).frames(record);
                new RenderCompletion(run, record, table, request, getContext().get(TaskListener.class))
                        .show(workspace());
            }
        } catch (Exception x) {
            LOGGER.log(Level.FINE, x, () -> "Cannot show what there is of " + request.jobId());
        }
    }

    /** A look or a fetch that goes on for a moment does no harm: what is rendered costs money. */
    @Override
    protected void undoAtOnce() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        Optional<RenderRecord> record = RenderAction.of(run).find(request.jobId());
        if (record.isPresent() && !record.get().isCollected()) {
            RenderTermination.of(record.get(), run, "The build was aborted", TIME_TO_STOP);
        }
    }

    @Override
    protected void undo() {
        if (interval != null) {
            interval.end();
        }
    }

    @Override
    public String getStatus() {
        String known = status;
        return "waiting for " + request.jobId() + (known == null ? "" : ": " + known);
    }
}
