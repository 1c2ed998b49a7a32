package io.jenkins.plugins.azurerender.jenkins;

import hudson.model.Computer;
import hudson.model.Result;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Runs the work of a step on shared threads, not on the CPS VM thread, repeatedly until it is finished. The work is run
 * again after a restart, so its requests must be idempotent.
 */
public abstract class BackgroundExecution extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final long STOP_TIMEOUT_MILLIS = 8_000;

    private transient volatile ScheduledFuture<?> next;
    private transient volatile Future<?> attempt;
    private transient volatile boolean stopping;
    private transient boolean working;
    private transient volatile Jenkins jenkins;
    /** Saved, so that an abort is completed even if Jenkins stops before Azure has received it. */
    private volatile boolean aborted;

    protected BackgroundExecution(StepContext context) {
        super(context);
    }

    /** Called once before the work, on the CPS VM thread, so without any I/O. */
    protected void prepare() throws Exception {}

    /** Does the next part of the work. Calls {@link #finish} at the end, or {@link #schedule} to be called again. */
    protected abstract void work() throws Exception;

    /** Terminates what costs money in Azure. Called first after an abort, while the work may still be running. */
    protected void terminate() throws Exception {}

    /** Deletes the resources of the work in Azure. Called after an abort, when the work is no longer running. */
    protected void cleanUp() throws Exception {}

    /** Runs the work on a shared thread. */
    protected Future<?> submit(Runnable work) {
        return Computer.threadPoolForRemoting.submit(work);
    }

    /** Returns whether the work continues after a failure; it must then have called {@link #schedule}. */
    protected boolean continuesAfter(Throwable problem) {
        return false;
    }

    @Override
    public boolean start() throws Exception {
        prepare();
        schedule(0);
        return false;
    }

    @Override
    public void onResume() {
        if (aborted) {
            stop(new FlowInterruptedException(Result.ABORTED, true));
        } else {
            schedule(0);
        }
    }

    /** Schedules the next part of the work. The timer only submits it, because Jenkins shares its few threads. */
    protected final void schedule(long delayMillis) {
        if (!stopping && isSameJenkins()) {
            next = Timer.get()
                    .schedule(
                            () -> {
                                attempt = submit(this::attempt);
                            },
                            delayMillis,
                            TimeUnit.MILLISECONDS);
        }
    }

    protected final void finish(Object result) {
        if (!stopping) {
            getContext().onSuccess(result);
        }
    }

    protected final void fail(Throwable problem) {
        if (!stopping) {
            getContext().onFailure(Failures.forUser(problem));
        }
    }

    private void attempt() {
        if (!startWorking()) {
            return; // the timer fired just before the stop
        }
        try {
            work();
        } catch (Throwable problem) {
            if (!stopping && !continuesAfter(problem)) {
                fail(problem);
            }
        } finally {
            stopWorking();
        }
    }

    /** Returns false after Jenkins was restarted in the same process, where old work must not continue. */
    private boolean isSameJenkins() {
        Jenkins now = Jenkins.getInstanceOrNull();
        if (jenkins == null) {
            jenkins = now;
        }
        return now != null && now == jenkins;
    }

    private synchronized boolean startWorking() {
        working = !stopping && isSameJenkins();
        return working;
    }

    private synchronized void stopWorking() {
        working = false;
        notifyAll();
    }

    private synchronized void awaitEndOfWork() throws InterruptedException, TimeoutException {
        long end = System.currentTimeMillis() + STOP_TIMEOUT_MILLIS;
        for (long left = STOP_TIMEOUT_MILLIS; working; left = end - System.currentTimeMillis()) {
            if (left <= 0) {
                throw new TimeoutException("the step did not stop in time");
            }
            wait(left);
        }
    }

    /** Returns at once, because this may be the CPS VM thread; the step ends when the work is no longer running. */
    @Override
    public void stop(Throwable cause) {
        aborted = true;
        getContext().saveState();
        synchronized (this) {
            stopping = true;
        }
        ScheduledFuture<?> scheduled = next;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
        Future<?> running = attempt;
        if (running != null) {
            running.cancel(true);
        }
        Computer.threadPoolForRemoting.submit(() -> {
            addFailure(cause, this::terminate);
            addFailure(cause, this::awaitEndOfWork);
            addFailure(cause, this::cleanUp);
            getContext().onFailure(cause);
        });
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void addFailure(Throwable cause, Action action) {
        try {
            action.run();
        } catch (Exception problem) {
            cause.addSuppressed(problem);
        }
    }
}
