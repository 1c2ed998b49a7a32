package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.EnvVars;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A thread of a Pipeline: the script itself, a branch of {@code parallel}, or the block of a step. Only one flow thread
 * runs script code at a time, as in Jenkins; the others continue while it waits.
 */
public final class FlowThread {

    private static final ThreadLocal<FlowThread> CURRENT = new ThreadLocal<>();

    private final PipelineExecution execution;
    private final FlowThread parent;
    private final String id;

    private Scope scope;
    private int calls;
    private int children;
    private Waiting waiting;
    private Throwable pendingStop;

    FlowThread(PipelineExecution execution, FlowThread parent, String id, Scope scope) {
        this.execution = execution;
        this.parent = parent;
        this.id = id;
        this.scope = scope;
    }

    /** Returns the flow thread that runs on the current Java thread. */
    public static FlowThread current() {
        FlowThread current = CURRENT.get();
        if (current == null) {
            throw new IllegalStateException("Pipeline steps can only be called on a flow thread.");
        }
        return current;
    }

    /** Returns the execution of the Pipeline. */
    public PipelineExecution execution() {
        return execution;
    }

    /** Returns the current scope. */
    public synchronized Scope scope() {
        return scope;
    }

    /** Returns the environment variables of the current scope. */
    public EnvVars environment() {
        try {
            return ContextValues.environment(execution, scope());
        } catch (IOException | InterruptedException x) {
            throw new IllegalStateException("Cannot read the environment of the build", x);
        }
    }

    /** Returns the id of the next call, which is the same when the script runs again after a restart. */
    String nextId() {
        return id + "/" + calls++;
    }

    /** Starts the code on a new Java thread. */
    CompletableFuture<Outcome> start(Callable<Object> body) {
        CompletableFuture<Outcome> end = new CompletableFuture<>();
        execution.started(this);
        if (parent != null) {
            stopLater(parent.childStarted());
        }
        Thread thread = new Thread(() -> run(body, end), execution.threadName());
        thread.setDaemon(true);
        thread.setContextClassLoader(execution.classLoader());
        thread.start();
        return end;
    }

    private void run(Callable<Object> body, CompletableFuture<Outcome> end) {
        CURRENT.set(this);
        ReentrantLock turn = execution.turn();
        turn.lock();
        try {
            Outcome outcome = outcomeOf(body);
            leave();
            end.complete(outcome);
        } catch (Suspended x) {
            leave();
            end.completeExceptionally(x);
        } finally {
            turn.unlock();
        }
    }

    private static Outcome outcomeOf(Callable<Object> body) {
        try {
            return Outcome.success(body.call());
        } catch (Suspended x) {
            throw x;
        } catch (Throwable x) {
            return Outcome.failure(x);
        }
    }

    /** Ends this flow thread; passes a pending stop to its parent. */
    private void leave() {
        execution.ended(this);
        if (parent == null) {
            return;
        }
        parent.childEnded();
        Throwable late = takePendingStop();
        if (late != null) {
            parent.stop(late);
        }
    }

    /** Runs a block in an inner scope. */
    public Object within(Scope inner, Callable<Object> block) throws Exception {
        Scope outer = scope();
        enter(inner);
        try {
            return block.call();
        } finally {
            enter(outer);
        }
    }

    private synchronized void enter(Scope other) {
        scope = other;
    }

    /** Waits for an outcome while other flow threads run. */
    Object await(Waiting something) throws Throwable {
        Throwable stop;
        synchronized (this) {
            waiting = something;
            stop = something.canBeStopped() ? takePendingStop() : null;
        }
        if (stop != null) {
            something.stop(stop);
        }
        if (execution.isSuspended()) {
            something.suspend();
        }
        execution.turn().unlock();
        try {
            return something.outcome().join().get();
        } catch (CompletionException x) {
            throw x.getCause();
        } finally {
            execution.turn().lock();
            synchronized (this) {
                waiting = null;
            }
        }
    }

    /** Throws the cause of a stop that was requested between two steps. */
    void checkStopped() throws Throwable {
        if (execution.isSuspended()) {
            throw new Suspended();
        }
        Throwable stop = takePendingStop();
        if (stop != null) {
            throw stop;
        }
    }

    private synchronized Throwable takePendingStop() {
        Throwable stop = pendingStop;
        pendingStop = null;
        return stop;
    }

    private synchronized void stopLater(Throwable cause) {
        pendingStop = cause;
    }

    /** Stops the current step, or else the next one. Has no effect on a flow thread with running children. */
    void stop(Throwable cause) {
        Waiting running;
        synchronized (this) {
            if (children > 0) {
                return;
            }
            running = waiting;
            if (running == null || !running.canBeStopped()) {
                pendingStop = cause;
                return;
            }
        }
        running.stop(cause);
    }

    void suspend() {
        Waiting running = waiting();
        if (running != null) {
            running.suspend();
        }
    }

    synchronized Waiting waiting() {
        return waiting;
    }

    boolean isInside(FlowThread other) {
        return this == other || parent != null && parent.isInside(other);
    }

    /** Registers a child; returns a pending stop for it, or null. */
    private synchronized Throwable childStarted() {
        children++;
        return takePendingStop();
    }

    private synchronized void childEnded() {
        children--;
    }
}
