package io.jenkins.plugins.azurerender.azure.identity;

import io.jenkins.plugins.azurerender.azure.AzureException;

/** A failed request for a token of Microsoft Entra ID. */
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

    /** Returns the Retry-After header of the response, or null. */
    public String retryAfter() {
        return retryAfter;
    }
}
