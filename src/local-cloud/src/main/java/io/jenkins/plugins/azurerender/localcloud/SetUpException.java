package io.jenkins.plugins.azurerender.localcloud;

/** Something is missing on this machine; the message is one sentence that says what, and what to do. */
public final class SetUpException extends Exception {
    private static final long serialVersionUID = 1L;

    SetUpException(String message) {
        super(message);
    }
}
