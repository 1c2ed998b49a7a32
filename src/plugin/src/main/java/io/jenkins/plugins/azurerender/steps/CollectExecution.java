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
import java.util.concurrent.ThreadLocalRandom;
import jenkins.util.SystemProperties;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Looks at a job now and then until it has ended, and collects its frames meanwhile. After a restart it looks again: all
 * it needs is the job's id, the rest is asked of the build and of Batch.
 */
final class CollectExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1L;
    private static final String PERIOD = CollectExecution.class.getName() + ".periodMillis";
    private static final long PERIOD_MILLIS = 4_000;
    private static final long LONGEST_PERIOD_MILLIS = 60_000;

    private final String jobId;

    private transient volatile String status;
    private transient Collecting collecting;
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
        RenderCloud cloud = RenderCloud.open(record.getAccount(), run);
        if (collecting == null) {
            collecting = new Collecting(run, record, listener);
        }
        Collecting.Next next = collecting.go(cloud, workspace());
        status = collecting.describe();
        switch (next) {
            case END ->
                finish(new CollectRender(run, record, RenderAction.of(run).frames(record), listener).end(cloud));
            case AT_ONCE -> again(0);
            case SOON -> again(jittered(shortestPeriod()));
            default -> again(jittered(longerPeriod()));
        }
    }

    private FilePath workspace() throws IOException, InterruptedException {
        return getContext().get(FilePath.class);
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
        again(jittered(longerPeriod()));
        return true;
    }

    private synchronized long shortestPeriod() {
        period = SystemProperties.getLong(PERIOD, PERIOD_MILLIS);
        return period;
    }

    private synchronized long longerPeriod() {
        period = period == 0 ? shortestPeriod() : Math.min(LONGEST_PERIOD_MILLIS, period * 3 / 2);
        return period;
    }

    /** So that builds that were started together do not ask together for ever. */
    private static long jittered(long millis) {
        return millis - millis / 10 + ThreadLocalRandom.current().nextLong(millis / 5 + 1);
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
