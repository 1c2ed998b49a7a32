package io.jenkins.plugins.azurerender.engine.pipeline;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The saved state of a running step. */
@SuppressWarnings("serial") // lists of List.copyOf and Stream.toList are serializable
record StepState(StepExecution execution, List<Body> bodies) implements Serializable {

    /**
     * The saved state of a block.
     *
     * @param context objects that the step provides to the steps of the block
     */
    record Body(ArrayList<BodyExecutionCallback> callbacks, ArrayList<Object> context, boolean ended)
            implements Serializable {}
}
