package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.List;

/**
 * A built-in step with a block. After a restart it runs again, and finished steps inside return their recorded results.
 */
public interface BlockStep {

    /** Returns the names of the arguments; the first one can be passed without its name. */
    List<String> parameters();

    /** Runs the step and returns its value. */
    Object run(Call call, Block block) throws Exception;
}
