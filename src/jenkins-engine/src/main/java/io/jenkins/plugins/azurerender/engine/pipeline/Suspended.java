package io.jenkins.plugins.azurerender.engine.pipeline;

/** Unwinds the threads of a Pipeline whose controller goes down; an Error, so that scripts do not catch it. */
public final class Suspended extends Error {

    private static final long serialVersionUID = 1L;

    Suspended() {
        super("The controller is going down", null, false, false);
    }
}
