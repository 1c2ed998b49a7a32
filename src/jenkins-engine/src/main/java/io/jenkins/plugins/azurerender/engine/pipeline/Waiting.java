package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Something that a thread of a Pipeline waits for. */
abstract class Waiting {

    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /** Ends the waiting; only the first end counts. */
    final boolean end(Outcome how) {
        return outcome.complete(how);
    }

    /** Unwinds the waiting thread, because the controller goes down. */
    final void suspend() {
        outcome.completeExceptionally(new Suspended());
    }

    final boolean hasEnded() {
        return outcome.isDone();
    }

    final CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    /** Whether {@link #stop} can still end the waiting. */
    boolean canBeStopped() {
        return !hasEnded();
    }

    /** Asks what is waited for to end early. */
    abstract void stop(Throwable cause);

    /** The step that is waited for, or null. */
    StepExecution stepExecution() {
        return null;
    }
}
