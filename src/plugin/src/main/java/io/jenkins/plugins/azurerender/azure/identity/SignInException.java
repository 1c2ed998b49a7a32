package io.jenkins.plugins.azurerender.azure.identity;

/**
 * Entra ID gave no token; the message is one sentence without any secret. No IOException, as those are tried again by
 * whatever sends a request.
 */
public final class SignInException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean worthRetrying;

    public SignInException(String sentence, boolean worthRetrying) {
        super(sentence);
        this.worthRetrying = worthRetrying;
    }

    /** Whether the same may go well later, with nothing changed. */
    public boolean isWorthRetrying() {
        return worthRetrying;
    }
}
