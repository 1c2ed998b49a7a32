package io.jenkins.plugins.azurerender.emulator.storage;

/** Storage refused a call. */
public final class BlobFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    BlobFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status; 0 when storage did not answer. */
    public int status() {
        return status;
    }
}
