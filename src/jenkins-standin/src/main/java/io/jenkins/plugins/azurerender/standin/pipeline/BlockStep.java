package io.jenkins.plugins.azurerender.standin.pipeline;

/** A built-in step with a block. After a restart it runs again, and the recorded steps inside answer for themselves. */
public interface BlockStep {

    /** The name of the argument that may be given without a name. */
    String single();

    /** Runs the block as the step means it and returns the value of the step. */
    Object run(Call call, Block block) throws Exception;
}
