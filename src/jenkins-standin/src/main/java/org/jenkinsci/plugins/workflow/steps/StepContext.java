package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.ListenableFuture;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.model.Result;
import java.io.IOException;
import java.io.Serializable;

/** The context of a running step, to which it also reports its result. */
public abstract class StepContext implements FutureCallback<Object>, Serializable {

    private static final long serialVersionUID = 1L;

    /** Returns the object of the type in this context, or null. */
    public abstract <T> T get(Class<T> key) throws IOException, InterruptedException;

    @Override
    public abstract void onSuccess(@Nullable Object result);

    /** Returns whether {@link #get} does not block. */
    public abstract boolean isReady();

    /** Saves the state of the running steps. */
    public abstract ListenableFuture<Void> saveState();

    /** Sets the result of the build if it is worse than the current one. */
    public abstract void setResult(Result r);

    /**
     * Returns an invoker of the block.
     *
     * @throws IllegalStateException when the step has no block
     */
    public abstract BodyInvoker newBodyInvoker();

    /** Returns whether the step was called with a block. */
    public boolean hasBody() {
        try {
            newBodyInvoker();
            return true;
        } catch (IllegalStateException x) {
            return false;
        }
    }

    @Override
    public abstract boolean equals(Object o);

    @Override
    public abstract int hashCode();
}
