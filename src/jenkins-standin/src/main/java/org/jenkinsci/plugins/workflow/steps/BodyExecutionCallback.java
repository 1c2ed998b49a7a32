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

    /** Stands for a callback that cleans up and lets the outcome of the block be that of the step. */
    public abstract static class TailCall extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        /** Called when the block ended, well or not. */
        protected abstract void finished(StepContext context) throws Exception;

        @Override
        public final void onSuccess(StepContext context, Object result) {
            try {
                finished(context);
            } catch (Exception x) {
                context.onFailure(x);
                return;
            }
            context.onSuccess(result);
        }

        @Override
        public void onFailure(StepContext context, Throwable t) {
            try {
                finished(context);
            } catch (Exception x) {
                t.addSuppressed(x);
            }
            context.onFailure(t);
        }
    }
}
