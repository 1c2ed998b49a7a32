package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** Stands for what a step does when its block starts and ends. */
public abstract class BodyExecutionCallback implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Called when the block starts. */
    public void onStart(StepContext context) {}

    /** Called when the block ended well. */
    public abstract void onSuccess(StepContext context, Object result);

    /** Called when the block failed. */
    public abstract void onFailure(StepContext context, Throwable t);
}
