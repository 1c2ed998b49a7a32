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
 * Works on threads that others use in between, never on the Pipeline's own, as often as it takes; and begins again after
 * a restart, so its work must be made of requests that can be repeated.
 */
public abstract class BackgroundExecution extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final long MILLIS_TO_LET_GO = 8_000;

    private transient volatile ScheduledFuture<?> next;
    private transient volatile Future<?> attempt;
    private transient volatile boolean stopping;
    private transient boolean working;
    private transient volatile Jenkins jenkins;
    /** Kept with the build: who stops it means it, also when Jenkins goes down before Azure heard of it. */
    private volatile boolean aborted;

    protected BackgroundExecution(StepContext context) {
        super(context);
    }

    /** What is decided once, before the work: runs on the Pipeline's thread, so without any I/O. */
    protected void prepare() throws Exception {}

    /** The work, or the next part of it: ends with {@link #finish}, or with {@link #again} to be called once more. */
    protected abstract void work() throws Exception;

    /** Ends in Azure what costs money, before the work has let go: called first of all when the build was aborted. */
    protected void undoAtOnce() throws Exception {}

    /** Ends in Azure what the work began; called when the build was aborted and the work has let go. */
    protected void undo() throws Exception {}

    /** Runs the work on a thread that others use in between. */
    protected Future<?> begin(Runnable work) {
        return Computer.threadPoolForRemoting.submit(work);
    }

    /** Whether the work goes on in spite of a problem; then it has called {@link #again}. */
    protected boolean goesOnAfter(Throwable problem) {
        return false;
    }

    @Override
    public boolean start() throws Exception {
        prepare();
        again(0);
        return false;
    }

    @Override
    public void onResume() {
        if (aborted) {
            stop(new FlowInterruptedException(Result.ABORTED, true));
        } else {
            again(0);
        }
    }

    /** The timer only rings, as its few threads are everybody's; the work is done on the pool. */
    protected final void again(long delayMillis) {
        if (!stopping && isOfThisJenkins()) {
            next = Timer.get()
                    .schedule(
                            () -> {
                                attempt = begin(this::attempt);
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
            return; // it rang just before the stop
        }
        try {
            work();
        } catch (Throwable problem) {
            if (!stopping && !goesOnAfter(problem)) {
                fail(problem);
            }
        } finally {
            stopWorking();
        }
    }

    /** When Jenkins is started anew in the same process, what is left of the one before must not go on beside it. */
    private boolean isOfThisJenkins() {
        Jenkins now = Jenkins.getInstanceOrNull();
        if (jenkins == null) {
            jenkins = now;
        }
        return now != null && now == jenkins;
    }

    private synchronized boolean startWorking() {
        working = !stopping && isOfThisJenkins();
        return working;
    }

    private synchronized void stopWorking() {
        working = false;
        notifyAll();
    }

    private synchronized void awaitRest() throws InterruptedException, TimeoutException {
        long end = System.currentTimeMillis() + MILLIS_TO_LET_GO;
        for (long left = MILLIS_TO_LET_GO; working; left = end - System.currentTimeMillis()) {
            if (left <= 0) {
                throw new TimeoutException("the step did not stop in time");
            }
            wait(left);
        }
    }

    /** Returns at once, as this may be the Pipeline's own thread; the step ends when the work has let go. */
    @Override
    public void stop(Throwable cause) {
        aborted = true;
        getContext().saveState();
        synchronized (this) {
            stopping = true;
        }
        ScheduledFuture<?> ringing = next;
        if (ringing != null) {
            ringing.cancel(false);
        }
        Future<?> running = attempt;
        if (running != null) {
            running.cancel(true);
        }
        Computer.threadPoolForRemoting.submit(() -> {
            orAdd(cause, this::undoAtOnce);
            orAdd(cause, this::awaitRest);
            orAdd(cause, this::undo);
            getContext().onFailure(cause);
        });
    }

    private interface Part {
        void run() throws Exception;
    }

    private static void orAdd(Throwable cause, Part part) {
        try {
            part.run();
        } catch (Exception problem) {
            cause.addSuppressed(problem);
        }
    }
}
