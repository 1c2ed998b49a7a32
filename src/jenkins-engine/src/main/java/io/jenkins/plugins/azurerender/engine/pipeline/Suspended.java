package io.jenkins.plugins.azurerender.engine.pipeline;

/** Unwinds flow threads when the controller shuts down. An Error, so that scripts do not catch it. */
public final class Suspended extends Error {

    private static final long serialVersionUID = 1L;

    Suspended() {
        super("The controller is shutting down", null, false, false);
    }
}
