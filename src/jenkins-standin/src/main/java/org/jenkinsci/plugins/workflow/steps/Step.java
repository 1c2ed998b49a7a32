package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;

/** A Pipeline step. */
public abstract class Step extends AbstractDescribableImpl<Step> implements ExtensionPoint {

    /** Creates the execution of the step; {@link StepExecution#start} starts it. */
    public abstract StepExecution start(StepContext context) throws Exception;

    @Override
    public StepDescriptor getDescriptor() {
        return (StepDescriptor) super.getDescriptor();
    }
}
