package io.jenkins.plugins.azurerender.localcloud;

/** A prerequisite is missing on this machine; the message says what to do. */
final class SetUpException extends Exception {
    private static final long serialVersionUID = 1L;

    SetUpException(String message) {
        super(message);
    }
}
