package io.jenkins.plugins.azurerender.demo.remote;

import io.jenkins.plugins.azurerender.demo.DemoException;

/** Jenkins gave no answer at all, as it does while it restarts. */
final class UnreachableException extends DemoException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message) {
        super(message);
    }
}
