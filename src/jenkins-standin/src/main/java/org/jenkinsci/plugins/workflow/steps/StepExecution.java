package org.jenkinsci.plugins.workflow.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;

/** The execution of a step. Its non-transient fields are saved and survive a restart of the controller. */
public abstract class StepExecution implements Serializable {

    private static final long serialVersionUID = 1L;

    private final StepContext context;

    protected StepExecution(@NonNull StepContext context) {
        this.context = context;
    }

    /** Returns the context of the step. */
    public @NonNull StepContext getContext() {
        if (context == null) {
            throw new IllegalStateException("A step execution needs a StepContext; pass one to its constructor.");
        }
        return context;
    }

    /** Starts the step; returns false when the result is reported later to {@link #getContext}. */
    public abstract boolean start() throws Exception;

    /** Stops the step. */
    public void stop(@NonNull Throwable cause) throws Exception {
        getContext().onFailure(cause);
    }

    /** Called after a restart of the controller, instead of {@link #start}. */
    public void onResume() {}

    /** Returns a short description of the current activity, or null. */
    public @CheckForNull String getStatus() {
        return null;
    }
}
