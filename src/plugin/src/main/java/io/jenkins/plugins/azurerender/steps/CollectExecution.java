package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.results.RenderAction;
import io.jenkins.plugins.azurerender.results.RenderRecord;
import java.io.IOException;
import jenkins.util.SystemProperties;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Looks at a job now and then until it has ended; then collects. After a restart it looks again: all it needs is the
 * job's id, the rest is asked of the build and of Batch.
 */
final class CollectExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1L;
    private static final String PERIOD = CollectExecution.class.getName() + ".periodMillis";
    private static final long LONGEST_PERIOD_MILLIS = 60_000;

    private final String jobId;

    private transient volatile String status;
    private transient RenderWatch watch;
    private transient long period;

    CollectExecution(StepContext context, String jobId) {
        super(context);
        this.jobId = jobId;
    }

    @Override
    void prepare() {
        status = "first look";
    }

    @Override
    void work() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        TaskListener listener = getContext().get(TaskListener.class);
        RenderRecord record = record(run);
        if (watch == null) {
            watch = new RenderWatch(record, new RenderLog(listener));
        }
        RenderCloud cloud = RenderCloud.open(record.getAccount(), run);
        boolean ended = watch.look(cloud.batch());
        status = watch.describe();
        if (ended) {
            FilePath workspace = getContext().get(FilePath.class);
            finish(new CollectRender(run, record, cloud, listener).collect(workspace));
        } else {
            again(watch.changed() ? shortestPeriod() : longerPeriod());
        }
    }

    private RenderRecord record(Run<?, ?> run) throws AbortException {
        return RenderAction.of(run)
                .find(jobId)
                .orElseThrow(() -> new AbortException("This build no longer knows the render %s.".formatted(jobId)));
    }

    /** A look that failed is no failed render: what may go well later is tried later, without end. */
    @Override
    boolean goesOnAfter(Throwable problem) {
        if (!Problems.worthRetrying(problem)) {
            return false;
        }
        String sentence = Problems.asFailure(problem).getMessage();
        try {
            new RenderLog(getContext().get(TaskListener.class)).line("tasks", sentence + " Trying again.");
        } catch (IOException | InterruptedException x) {
            return false; // the build is gone, and with it whoever would wait
        }
        again(longerPeriod());
        return true;
    }

    private synchronized long shortestPeriod() {
        period = SystemProperties.getLong(PERIOD, 5_000L);
        return period;
    }

    private synchronized long longerPeriod() {
        period = period == 0 ? shortestPeriod() : Math.min(LONGEST_PERIOD_MILLIS, period * 3 / 2);
        return period;
    }

    @Override
    void undo() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        RenderRecord record = record(run);
        if (!record.isCollected()) {
            RenderEnd.of(record, run, "The build was aborted");
        }
    }

    @Override
    public String getStatus() {
        String known = status;
        return "waiting for " + jobId + (known == null ? "" : ": " + known);
    }
}
