package io.jenkins.plugins.azurerender.storage;

import java.io.IOException;

/** A call to storage that did not succeed; the message is one sentence without secrets. */
public final class StorageException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean worthRetrying;
    private final boolean refused;

    StorageException(String sentence, boolean worthRetrying) {
        this(sentence, worthRetrying, false);
    }

    private StorageException(String sentence, boolean worthRetrying, boolean refused) {
        super(sentence);
        this.worthRetrying = worthRetrying;
        this.refused = refused;
    }

    static StorageException refused(String sentence) {
        return new StorageException(sentence, false, true);
    }

    /** Not reached, throttled or a fault of the service: may work later. */
    public boolean worthRetrying() {
        return worthRetrying;
    }

    /** Access was refused: the key or the signed URL is wrong, or too old. */
    public boolean refused() {
        return refused;
    }
}
