package io.jenkins.plugins.azurerender.standin.pipeline;

import java.util.concurrent.CompletableFuture;

/** Waits until other strands have ended; whoever wants to stop that stops those. */
final class WaitingForStrands extends Waiting {

    private final CompletableFuture<?>[] ends;

    WaitingForStrands(CompletableFuture<?>... ends) {
        this.ends = ends.clone();
    }

    /** Lets that strand wait for the others, however they end. */
    void awaitBy(FlowThread thread) throws Throwable {
        CompletableFuture.allOf(ends).whenComplete((all, failure) -> end(Outcome.success(null)));
        thread.await(this);
    }

    @Override
    void stop(Throwable cause) {}
}
