package io.jenkins.plugins.azurerender.azure.storage;

import io.jenkins.plugins.azurerender.azure.AzureException;

/** A failed call to storage. */
public final class StorageException extends AzureException {

    private static final long serialVersionUID = 1L;

    private static final String LIFE_TOO_LONG = "SasLifeTooLong";
    private static final String CHANGED = "ConditionNotMet";

    StorageException(Kind kind, String code, String sentence) {
        super(kind, code, sentence, null); // without a cause: those of the SDK cannot be sent from agents
    }

    /** For a SAS that would be valid for longer than its signer may sign. */
    static StorageException lifeTooLong(String sentence) {
        return new StorageException(Kind.REJECTED, LIFE_TOO_LONG, sentence);
    }

    /** Whether a SAS would be valid for longer than its signer may sign. */
    public boolean lifeTooLong() {
        return code().equals(LIFE_TOO_LONG);
    }

    /** Whether the blob has been replaced since it was first read. */
    boolean replaced() {
        return code().equals(CHANGED);
    }
}
