package org.jenkinsci.plugins.workflow.steps;

/** Configures and starts the block of a step. */
public abstract class BodyInvoker {

    /** Provides an object to the steps of the block; it is saved with the Pipeline. */
    public abstract BodyInvoker withContext(Object override);

    /** Adds a callback for the start and the end of the block. */
    public abstract BodyInvoker withCallback(BodyExecutionCallback callback);

    /** Starts the block. */
    public abstract BodyExecution start();
}
