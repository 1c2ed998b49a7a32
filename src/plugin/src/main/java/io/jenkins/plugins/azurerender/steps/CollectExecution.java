package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.results.RenderAction;
import io.jenkins.plugins.azurerender.results.RenderRecord;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.SystemProperties;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Looks at a job now and then, on threads that others use in between, until it has ended; then collects. After a
 * restart it looks again: all it needs is the job's id, the rest is asked of the build and of Batch.
 */
final class CollectExecution extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final String PERIOD = CollectExecution.class.getName() + ".periodMillis";
    private static final long LONGEST_PERIOD_MILLIS = 60_000;

    private final String jobId;

    private transient volatile ScheduledFuture<?> next;
    private transient volatile Future<?> look;
    private transient volatile boolean stopping;
    private transient volatile String status;
    private transient RenderWatch watch;
    private transient long period;

    CollectExecution(StepContext context, String jobId) {
        super(context);
        this.jobId = jobId;
    }

    @Override
    public boolean start() {
        schedule(0);
        return false;
    }

    @Override
    public void onResume() {
        schedule(0);
    }

    /** The timer only rings, as its few threads are everybody's; the looking is done on the pool. */
    private void schedule(long delayMillis) {
        if (!stopping) {
            next = Timer.get()
                    .schedule(
                            () -> {
                                look = Computer.threadPoolForRemoting.submit(this::look);
                            },
                            delayMillis,
                            TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            Run<?, ?> run = getContext().get(Run.class);
            RenderRecord record = RenderAction.of(run)
                    .find(jobId)
                    .orElseThrow(
                            () -> new AbortException("This build no longer knows the render %s.".formatted(jobId)));
            RenderLog log = new RenderLog(getContext().get(TaskListener.class));
            if (watch == null) {
                watch = new RenderWatch(record, log);
            }
            RenderCloud cloud = RenderCloud.open(record.getAccount(), run);
            boolean ended = watch.look(cloud.batch());
            status = watch.describe();
            if (!ended) {
                schedule(watch.changed() ? restartPeriod() : nextPeriod());
                return;
            }
            FilePath workspace = getContext().get(FilePath.class);
            Map<String, Object> result =
                    new CollectRender(run, record, cloud, getContext().get(TaskListener.class)).collect(workspace);
            if (!stopping) {
                getContext().onSuccess(result);
            }
        } catch (Throwable problem) {
            failed(problem);
        }
    }

    /** A look that failed is no failed render: what may go well later is tried later, without end. */
    private void failed(Throwable problem) {
        if (stopping) {
            return;
        }
        Throwable failure = Problems.asFailure(problem);
        if (!Problems.worthRetrying(problem)) {
            getContext().onFailure(failure);
            return;
        }
        try {
            new RenderLog(getContext().get(TaskListener.class)).line("frames", failure.getMessage() + " Trying again.");
        } catch (IOException | InterruptedException x) {
            failure.addSuppressed(x); // the build's log is gone, and with it the one who would read this
        }
        schedule(nextPeriod());
    }

    private long restartPeriod() {
        period = SystemProperties.getLong(PERIOD, 5_000L);
        return period;
    }

    private long nextPeriod() {
        period = period == 0 ? restartPeriod() : Math.min(LONGEST_PERIOD_MILLIS, period * 3 / 2);
        return period;
    }

    /** Returns at once, as this may be the Pipeline's own thread. */
    @Override
    public void stop(Throwable cause) {
        stopping = true;
        ScheduledFuture<?> ringing = next;
        if (ringing != null) {
            ringing.cancel(false);
        }
        Future<?> looking = look;
        if (looking != null) {
            looking.cancel(true);
        }
        Computer.threadPoolForRemoting.submit(() -> {
            try {
                Run<?, ?> run = getContext().get(Run.class);
                RenderRecord record = RenderAction.of(run).find(jobId).orElseThrow();
                if (!record.isCollected()) {
                    RenderCloud.open(record.getAccount(), run).batch().terminateJob(jobId, "The build was aborted");
                }
            } catch (Exception problem) {
                cause.addSuppressed(problem);
            } finally {
                getContext().onFailure(cause);
            }
        });
    }

    @Override
    public String getStatus() {
        String known = status;
        return "waiting for " + jobId + (known == null ? "" : ": " + known);
    }
}
