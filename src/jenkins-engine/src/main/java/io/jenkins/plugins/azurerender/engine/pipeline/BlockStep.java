package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.List;

/** A built-in step with a block. After a restart it runs again, and the recorded steps inside answer for themselves. */
public interface BlockStep {

    /** The names of its arguments; the first is the one that may be given without a name. */
    List<String> parameters();

    /** Runs the block as the step means it and returns the value of the step. */
    Object run(Call call, Block block) throws Exception;
}
