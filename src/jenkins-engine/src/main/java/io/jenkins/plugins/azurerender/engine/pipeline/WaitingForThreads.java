package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.concurrent.CompletableFuture;

/** Waits until other flow threads have ended. */
final class WaitingForThreads extends Waiting {

    private final CompletableFuture<?>[] ends;

    WaitingForThreads(CompletableFuture<?>... ends) {
        this.ends = ends.clone();
    }

    /** Waits on the flow thread until all others have ended, whatever their outcomes. */
    void awaitBy(FlowThread thread) throws Throwable {
        CompletableFuture.allOf(ends).whenComplete((all, failure) -> end(Outcome.success(null)));
        thread.await(this);
    }

    /** The flow threads are stopped individually. */
    @Override
    boolean canBeStopped() {
        return false;
    }

    @Override
    void stop(Throwable cause) {
        throw new IllegalStateException("Flow threads are stopped individually", cause);
    }
}
