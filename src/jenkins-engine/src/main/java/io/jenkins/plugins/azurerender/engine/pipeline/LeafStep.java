package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.List;

/** A built-in step without a block. It runs on a pool thread, which an abort interrupts. */
public interface LeafStep {

    /** Returns the names of the arguments; the first one can be passed without its name. */
    List<String> parameters();

    /** Runs the step and returns its value. */
    Object run(Call call) throws Exception;

    /** Returns whether the step can be repeated after a shutdown of the controller interrupted it. */
    default boolean canRunAgain() {
        return false;
    }
}
