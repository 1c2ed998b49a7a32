package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.ListenableFuture;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.model.Result;
import java.io.IOException;
import java.io.Serializable;

/** Stands for what a running step is told of its surroundings, and for where it reports its end. */
public abstract class StepContext implements FutureCallback<Object>, Serializable {

    private static final long serialVersionUID = 1L;

    /** The object of that type in this context, or null. */
    public abstract <T> T get(Class<T> key) throws IOException, InterruptedException;

    @Override
    public abstract void onSuccess(@Nullable Object result);

    /** Whether {@link #get} can be called without waiting. */
    public abstract boolean isReady();

    /** Writes the state of the running steps to disk. */
    public abstract ListenableFuture<Void> saveState();

    /** Sets the result of the build, if that makes it worse. */
    public abstract void setResult(Result r);

    /** Prepares to run the block of the step; throws IllegalStateException when there is none. */
    public abstract BodyInvoker newBodyInvoker();

    /** Whether the step was called with a block. */
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
