package io.jenkins.plugins.azurerender.azure.identity;

import io.jenkins.plugins.azurerender.azure.AzureException;

/** Microsoft Entra ID gave no token. */
public final class SignInException extends AzureException {

    private static final long serialVersionUID = 1L;

    private final String retryAfter;

    public SignInException(Kind kind, String code, String sentence) {
        this(kind, code, sentence, null);
    }

    SignInException(Kind kind, String code, String sentence, String retryAfter) {
        super(kind, code, sentence, null); // without a cause: its message may contain parts of the request
        this.retryAfter = retryAfter;
    }

    /** The Retry-After header of the answer; null without one. */
    public String retryAfter() {
        return retryAfter;
    }
}
