package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** An outcome that a flow thread waits for. */
abstract class Waiting {

    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /** Sets the outcome; returns false when it is already set. */
    final boolean end(Outcome how) {
        return outcome.complete(how);
    }

    /** Unwinds the waiting thread for a shutdown of the controller. */
    final void suspend() {
        outcome.completeExceptionally(new Suspended());
    }

    final boolean hasEnded() {
        return outcome.isDone();
    }

    final CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    /** Returns whether {@link #stop} has an effect. */
    boolean canBeStopped() {
        return !hasEnded();
    }

    /** Requests an early end. */
    abstract void stop(Throwable cause);

    /** Returns the step, or null. */
    StepExecution stepExecution() {
        return null;
    }
}
