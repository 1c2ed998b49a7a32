package org.jenkinsci.plugins.workflow.steps;

/** Stands for the preparation of running the block of a step. */
public abstract class BodyInvoker {

    /** Adds a callback for start and end of the block. */
    public abstract BodyInvoker withCallback(BodyExecutionCallback callback);

    /** Runs the block; returns at once. */
    public abstract BodyExecution start();
}
