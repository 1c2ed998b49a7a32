package io.jenkins.plugins.azurerender.azure.batch;

import io.jenkins.plugins.azurerender.azure.AzureException;

/** A failed call to Batch. */
public final class BatchException extends AzureException {

    private static final long serialVersionUID = 1L;

    BatchException(Kind kind, String code, String sentence, Throwable cause) {
        super(kind, code, sentence, cause);
    }
}
