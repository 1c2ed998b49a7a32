package org.jenkinsci.plugins.workflow.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;

/** Stands for one run of a step. Its fields that are not transient survive a restart of the controller. */
public abstract class StepExecution implements Serializable {

    private static final long serialVersionUID = 1L;

    private final StepContext context;

    protected StepExecution(@NonNull StepContext context) {
        this.context = context;
    }

    /** The surroundings of this step. */
    public @NonNull StepContext getContext() {
        if (context == null) {
            throw new IllegalStateException("A step execution needs a StepContext; pass one to its constructor.");
        }
        return context;
    }

    /** Starts the step; false says that the end is told later through {@link #getContext}. */
    public abstract boolean start() throws Exception;

    /** Asks the step to end early. */
    public void stop(@NonNull Throwable cause) throws Exception {
        getContext().onFailure(cause);
    }

    /** Called after a restart of the controller, in place of {@link #start}. */
    public void onResume() {}

    /** What the step is doing, as a short phrase, or null. */
    public @CheckForNull String getStatus() {
        return null;
    }
}
