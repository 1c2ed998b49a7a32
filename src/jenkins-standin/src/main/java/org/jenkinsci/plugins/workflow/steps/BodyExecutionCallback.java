package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** Receives the events of a block. */
public abstract class BodyExecutionCallback implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Called when the block starts. */
    public void onStart(StepContext context) {}

    /** Called when the block succeeded. */
    public abstract void onSuccess(StepContext context, Object result);

    /** Called when the block failed. */
    public abstract void onFailure(StepContext context, Throwable t);
}
