package org.jenkinsci.plugins.workflow.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Arrays;
import java.util.Collection;

/** Stands for the preparation of running the block of a step. */
public abstract class BodyInvoker {

    /** Puts an object into the context of the block. */
    public abstract BodyInvoker withContext(Object override);

    /** Puts several objects into the context of the block. */
    public BodyInvoker withContexts(Object... overrides) {
        return withContexts(Arrays.asList(overrides));
    }

    /** Puts several objects into the context of the block. */
    public BodyInvoker withContexts(Collection<?> overrides) {
        for (Object override : overrides) {
            withContext(override);
        }
        return this;
    }

    /** Names the block in the log. */
    public abstract BodyInvoker withDisplayName(@NonNull String name);

    /** Adds a callback for start and end of the block. */
    public abstract BodyInvoker withCallback(BodyExecutionCallback callback);

    /** Runs the block; returns at once. */
    public abstract BodyExecution start();
}
