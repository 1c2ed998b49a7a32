package io.jenkins.plugins.azurerender.engine.pipeline;

import java.io.Serializable;

/** How a step ended: with a value, or with a failure. */
@SuppressWarnings("serial") // that a value cannot be saved is told when it is tried
record Outcome(Object value, Throwable failure) implements Serializable {

    static Outcome success(Object value) {
        return new Outcome(value, null);
    }

    static Outcome failure(Throwable failure) {
        return new Outcome(null, failure);
    }

    /** The value; throws the failure. */
    Object get() throws Throwable {
        if (failure != null) {
            throw failure;
        }
        return value;
    }
}
