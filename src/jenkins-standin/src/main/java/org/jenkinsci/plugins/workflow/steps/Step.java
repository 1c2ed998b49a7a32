package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;

/** Stands for the Pipeline step of workflow-step-api. */
public abstract class Step extends AbstractDescribableImpl<Step> implements ExtensionPoint {

    /** Makes the execution of this step; it is started later, by {@link StepExecution#start}. */
    public abstract StepExecution start(StepContext context) throws Exception;

    @Override
    public StepDescriptor getDescriptor() {
        return (StepDescriptor) super.getDescriptor();
    }
}
