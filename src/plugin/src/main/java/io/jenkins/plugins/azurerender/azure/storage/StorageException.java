package io.jenkins.plugins.azurerender.azure.storage;

import java.io.IOException;

/** A call to storage that did not succeed; the message is one sentence without secrets. */
public final class StorageException extends IOException {

    private static final long serialVersionUID = 1L;

    private static final int NOT_FOUND = 404;
    private static final int CHANGED = 412;

    private final boolean worthRetrying;
    private final int status;
    private final boolean tooLong;

    /** A call that was not answered, or not sent. */
    StorageException(String sentence, boolean worthRetrying) {
        this(sentence, worthRetrying, 0);
    }

    /** @param status of the answer */
    StorageException(String sentence, boolean worthRetrying, int status) {
        super(sentence);
        this.worthRetrying = worthRetrying;
        this.status = status;
        tooLong = false;
    }

    private StorageException(String sentence) {
        super(sentence);
        worthRetrying = false;
        status = 0;
        tooLong = true;
    }

    /** A URL was to be signed for longer than whoever signs it may. */
    static StorageException tooLong(String sentence) {
        return new StorageException(sentence);
    }

    /** Not reached, throttled or a fault of the service: may work later. */
    public boolean worthRetrying() {
        return worthRetrying;
    }

    /** Access was refused: the key or the signed URL is wrong, or too old. */
    public boolean refused() {
        return status == 401 || status == 403;
    }

    /** A URL was to be signed for longer than an identity can. */
    public boolean tooLong() {
        return tooLong;
    }

    /** What was asked for does not exist. */
    public boolean notThere() {
        return status == NOT_FOUND;
    }

    /** What was asked for has been replaced by something else since it was asked for before. */
    boolean replaced() {
        return status == CHANGED;
    }
}
