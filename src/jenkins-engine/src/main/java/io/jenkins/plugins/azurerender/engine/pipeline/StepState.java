package io.jenkins.plugins.azurerender.engine.pipeline;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** What of a running step is kept on disk, as one graph of objects. */
@SuppressWarnings("serial") // lists made by List.copyOf and Stream.toList can be written
record StepState(StepExecution execution, List<Body> bodies) implements Serializable {

    /** What of the run of its block is kept on disk. */
    record Body(ArrayList<BodyExecutionCallback> callbacks, boolean ended) implements Serializable {}
}
