package io.jenkins.plugins.azurerender.emulator.storage;

/** An error of Blob storage. */
public final class BlobException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    BlobException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Returns the HTTP status; 0 if storage did not respond. */
    public int status() {
        return status;
    }
}
