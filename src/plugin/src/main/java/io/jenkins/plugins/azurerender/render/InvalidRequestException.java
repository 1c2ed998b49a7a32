package io.jenkins.plugins.azurerender.render;

/** What the user asked for cannot be done as written; the message is one sentence that says what to change. */
public final class InvalidRequestException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidRequestException(String sentence) {
        super(sentence);
    }
}
