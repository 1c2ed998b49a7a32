package io.jenkins.plugins.azurerender.render;

/** A request that is invalid. The message says what is wrong and what to change. */
public final class InvalidRequestException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidRequestException(String message) {
        super(message);
    }
}
