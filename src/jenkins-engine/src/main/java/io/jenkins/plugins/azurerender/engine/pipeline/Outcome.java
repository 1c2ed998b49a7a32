package io.jenkins.plugins.azurerender.engine.pipeline;

import java.io.Serializable;

/** The outcome of a step: a value or a failure. */
@SuppressWarnings("serial") // a value that is not serializable fails when it is saved
record Outcome(Object value, Throwable failure) implements Serializable {

    static Outcome success(Object value) {
        return new Outcome(value, null);
    }

    static Outcome failure(Throwable failure) {
        return new Outcome(null, failure);
    }

    /** Returns the value; throws the failure. */
    Object get() throws Throwable {
        if (failure != null) {
            throw failure;
        }
        return value;
    }
}
