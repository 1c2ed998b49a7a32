package io.jenkins.plugins.azurerender.azure.batch;

import java.io.IOException;

/** A call to Batch that did not succeed; the message is one sentence without secrets. */
public final class BatchException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What a caller can do about it. */
    public enum Kind {
        /** Not reached, throttled or a fault of the service: may work later. */
        TRANSIENT,
        /** The key or token is not accepted. */
        REFUSED,
        /** The pool, job or task is not there. */
        NOT_FOUND,
        /** The account's limit on pools, jobs or cores is reached. */
        QUOTA,
        /** The request itself is wrong, or goes against the state of things. */
        REJECTED
    }

    private final Kind kind;
    private final String code;

    BatchException(Kind kind, String code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    /** The service's error code, such as {@code PoolNotFound}; empty when no answer came. */
    public String code() {
        return code;
    }
}
