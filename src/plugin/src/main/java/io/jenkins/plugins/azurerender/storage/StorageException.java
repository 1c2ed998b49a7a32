package io.jenkins.plugins.azurerender.storage;

import java.io.IOException;

/** A call to storage that did not succeed; the message is one sentence without secrets. */
public final class StorageException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean worthRetrying;

    StorageException(String sentence, boolean worthRetrying) {
        super(sentence);
        this.worthRetrying = worthRetrying;
    }

    /** Not reached, throttled or a fault of the service: may work later. */
    public boolean worthRetrying() {
        return worthRetrying;
    }
}
