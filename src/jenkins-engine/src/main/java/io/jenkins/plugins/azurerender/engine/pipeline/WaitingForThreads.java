package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.concurrent.CompletableFuture;

/** Waits until other strands have ended. */
final class WaitingForThreads extends Waiting {

    private final CompletableFuture<?>[] ends;

    WaitingForThreads(CompletableFuture<?>... ends) {
        this.ends = ends.clone();
    }

    /** Lets that strand wait for the others, however they end. */
    void awaitBy(FlowThread thread) throws Throwable {
        CompletableFuture.allOf(ends).whenComplete((all, failure) -> end(Outcome.success(null)));
        thread.await(this);
    }

    /** The strands are stopped, not the waiting for them. */
    @Override
    boolean canBeStopped() {
        return false;
    }

    @Override
    void stop(Throwable cause) {
        throw new IllegalStateException("Strands are stopped one by one", cause);
    }
}
