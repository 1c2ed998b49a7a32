package io.jenkins.plugins.azurerender.jenkins;

import hudson.model.Result;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Runs the work of a step on shared threads, not on the CPS VM thread, repeatedly until it is finished. The work is run
 * again after a restart, so its requests must be idempotent. Every path ends the step exactly once.
 */
public abstract class BackgroundExecution extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(BackgroundExecution.class.getName());
    private static final long STOP_TIMEOUT_MILLIS = 8_000;

    /** After this time, an aborted step ends although its cleanup has not. */
    private static final long MINUTES_TO_STOP = 5;

    private static final ThreadLocal<Attempt> CURRENT = new ThreadLocal<>();

    private transient volatile Future<?> next;
    private transient volatile boolean stopping;
    private transient boolean ended;
    /** The attempt that runs now, unless it was given up; guarded by this. */
    private transient Attempt working;

    private transient volatile Jenkins jenkins;
    /** Saved, so that an abort is completed even if Jenkins stops before Azure has received it. */
    private volatile boolean aborted;
    /** Why and by whom the step was aborted, as a phrase; saved for the same reason. */
    private volatile String abortReason = "The build was aborted";

    /** One run of the work. The first result counts; an attempt that was given up has no other. */
    private static final class Attempt {

        private boolean over;
        /** Null until it was submitted; guarded by its step. */
        private Future<?> future;

        synchronized boolean end() {
            boolean first = !over;
            over = true;
            return first;
        }
    }

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

    /** Why and by whom the step was aborted, as a phrase such as {@code Aborted by admin}. */
    protected final String abortReason() {
        return abortReason;
    }

    private String reason(FlowInterruptedException cause) {
        String causes = cause.getCauses().stream()
                .map(CauseOfInterruption::getShortDescription)
                .collect(Collectors.joining(", "));
        return causes.isEmpty() ? abortReason : causes;
    }

    /** Called once when the step has ended, before the Pipeline continues. Must not wait. */
    protected void ended() {}

    /** Returns the account and the agent that the next attempt waits for. Called on threads that must not wait. */
    protected abstract Peers peers();

    /** Runs an attempt on a shared thread. */
    protected Future<?> submit(Runnable work, Consumer<DeadlineException> onGivenUp) {
        return RenderExecutors.get().work(peers(), work, onGivenUp);
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

    /** Schedules another attempt. The timer's threads belong to all plugins, so they only pass it on. */
    protected final void schedule(long delayMillis) {
        if (stopping || !isSameJenkins() || !endAttempt()) {
            return;
        }
        try {
            next = Timer.get().schedule(this::beginAttempt, delayMillis, TimeUnit.MILLISECONDS);
        } catch (RuntimeException | Error x) {
            failUnlessShutDown(x);
        }
    }

    private void beginAttempt() {
        Attempt now = new Attempt();
        try {
            submitted(now, submit(() -> attempt(now), x -> giveUp(now, x)));
        } catch (RuntimeException | Error x) {
            failUnlessShutDown(x);
        }
    }

    /** While Jenkins is shutting down, threads are refused and the step continues after the restart. */
    private void failUnlessShutDown(Throwable problem) {
        if (isSameJenkins() && !RenderExecutors.get().isShutDown()) {
            fail(problem);
        } else {
            LOGGER.log(Level.FINE, problem, () -> "Jenkins is shutting down: " + getContext() + " continues later");
        }
    }

    protected final void finish(Object result) {
        if (!stopping && endAttempt() && endStep()) {
            getContext().onSuccess(result);
        }
    }

    protected final void fail(Throwable problem) {
        failAs(Failures.forUser(problem));
    }

    /** Fails the step with exactly this problem, such as that of its block. */
    protected final void failAs(Throwable problem) {
        if (!stopping && endAttempt() && endStep()) {
            getContext().onFailure(problem);
        }
    }

    /** Whether this thread may decide what comes next: not if its attempt has ended or was given up. */
    private static boolean endAttempt() {
        Attempt now = CURRENT.get();
        return now == null || now.end();
    }

    private boolean endStep() {
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = true;
        }
        ended();
        return true;
    }

    private synchronized void submitted(Attempt now, Future<?> future) {
        now.future = future;
        if (stopping) {
            future.cancel(true);
        }
    }

    private void attempt(Attempt now) {
        if (!startWorking(now)) {
            return; // stopped just before
        }
        CURRENT.set(now);
        try {
            work();
        } catch (Throwable problem) {
            CURRENT.remove();
            if (now.end()) {
                failed(FairThreads.isExpired() ? DeadlineException.interrupted(problem) : problem);
            } else {
                LOGGER.log(Level.FINE, problem, () -> "After the end of an attempt of " + getContext());
            }
        } finally {
            CURRENT.remove();
            stopWorking(now);
        }
    }

    private void giveUp(Attempt now, DeadlineException problem) {
        if (now.end()) {
            stopWorking(now);
            failed(problem);
        }
    }

    private void failed(Throwable problem) {
        try {
            if (!stopping && !continuesAfter(problem)) {
                fail(problem);
            }
        } catch (Throwable x) {
            addTo(problem, x);
            fail(problem);
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

    private synchronized boolean startWorking(Attempt now) {
        boolean starts = !stopping && isSameJenkins();
        if (starts) {
            working = now;
        }
        return starts;
    }

    /** An attempt that was given up may end while a later one is running. */
    private synchronized void stopWorking(Attempt now) {
        if (working == now) {
            working = null;
            notifyAll();
        }
    }

    private synchronized void interruptWork() {
        if (working != null && working.future != null) {
            working.future.cancel(true);
        }
    }

    private synchronized void awaitEndOfWork() throws InterruptedException, TimeoutException {
        long end = System.currentTimeMillis() + STOP_TIMEOUT_MILLIS;
        for (long left = STOP_TIMEOUT_MILLIS; working != null; left = end - System.currentTimeMillis()) {
            if (left <= 0) {
                throw new TimeoutException("the step did not stop in time");
            }
            wait(left);
        }
    }

    /** Returns at once, because this may be the CPS VM thread; the step ends after its cleanup. */
    @Override
    public void stop(Throwable cause) {
        synchronized (this) {
            if (stopping || ended) {
                return;
            }
            stopping = true;
        }
        try {
            aborted = true;
            if (cause instanceof FlowInterruptedException interrupted) {
                abortReason = reason(interrupted);
            }
            getContext().saveState();
            if (next != null) {
                next.cancel(false);
            }
            interruptWork();
            Timer.get().schedule(() -> endStopped(cause), MINUTES_TO_STOP, TimeUnit.MINUTES);
            RenderExecutors.get().cleanUp(peers(), () -> endAborted(cause), x -> {
                addTo(cause, x);
                endStopped(cause);
            });
        } catch (RuntimeException | Error x) {
            addTo(cause, x);
            endStopped(cause);
        }
    }

    private void endAborted(Throwable cause) {
        try {
            addFailure(cause, this::terminate);
            addFailure(cause, this::awaitEndOfWork);
            addFailure(cause, this::cleanUp);
        } finally {
            endStopped(cause);
        }
    }

    private void endStopped(Throwable cause) {
        if (endStep()) {
            getContext().onFailure(cause);
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void addFailure(Throwable cause, Action action) {
        try {
            action.run();
        } catch (Throwable problem) {
            addTo(cause, problem);
        }
    }

    private static void addTo(Throwable cause, Throwable problem) {
        if (cause != problem) {
            cause.addSuppressed(problem);
        }
    }
}
