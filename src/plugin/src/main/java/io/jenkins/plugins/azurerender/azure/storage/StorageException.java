package io.jenkins.plugins.azurerender.azure.storage;

import io.jenkins.plugins.azurerender.azure.AzureException;

/** A failed call to storage. */
public final class StorageException extends AzureException {

    private static final long serialVersionUID = 1L;

    private static final String VALIDITY_TOO_LONG = "SasLifeTooLong";
    private static final String REPLACED = "ConditionNotMet";

    StorageException(Kind kind, String code, String sentence) {
        super(kind, code, sentence, null); // without a cause, because exceptions of the SDK cannot be sent from agents
    }

    /** Returns the error for a SAS whose validity exceeds the limit of the key. */
    static StorageException validityTooLong(String sentence) {
        return new StorageException(Kind.REJECTED, VALIDITY_TOO_LONG, sentence);
    }

    /** For a call that is not made, because the container belongs to others. */
    public static StorageException notOwned(String sentence) {
        return new StorageException(Kind.REJECTED, "NotOwned", sentence);
    }

    /** Returns whether the validity of a SAS exceeds the limit of the key. */
    public boolean validityTooLong() {
        return code().equals(VALIDITY_TOO_LONG);
    }

    /** Returns whether the blob was replaced since its first part was read. */
    boolean replaced() {
        return code().equals(REPLACED);
    }
}
