package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.List;

/** A built-in step without a block. It runs on a thread of its own, which an abort interrupts. */
public interface LeafStep {

    /** The names of its arguments; the first is the one that may be given without a name. */
    List<String> parameters();

    /** Does the work and returns the value of the step. */
    Object run(Call call) throws Exception;

    /** Whether the step can be done again when the controller went down in the middle of it. */
    default boolean canRunAgain() {
        return false;
    }
}
