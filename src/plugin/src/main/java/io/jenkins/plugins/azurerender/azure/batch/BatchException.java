package io.jenkins.plugins.azurerender.azure.batch;

import io.jenkins.plugins.azurerender.azure.AzureException;

/** A failed call to Batch. */
public final class BatchException extends AzureException {

    private static final long serialVersionUID = 1L;

    BatchException(Kind kind, String code, String sentence, Throwable cause) {
        super(kind, code, sentence, cause);
    }

    /** For a call that is not made, because the pool or job belongs to others. */
    public static BatchException notOwned(String sentence) {
        return new BatchException(Kind.REJECTED, "NotOwned", sentence, null);
    }
}
