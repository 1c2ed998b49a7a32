package io.jenkins.plugins.azurerender.azure;

import java.io.IOException;
import java.util.Optional;

/** A failed call to an Azure service. The message is written for users and contains no secrets. */
public abstract class AzureException extends IOException {

    private static final long serialVersionUID = 1L;

    /** How a caller can handle a failed call. */
    public enum Kind {
        /** No response, throttling or an error of the service: the same call may succeed later. */
        TRANSIENT,
        /** The key, token or SAS was not accepted. */
        REFUSED,
        /** The resource does not exist. */
        NOT_FOUND,
        /** The request is invalid or conflicts with the state of the resource. */
        REJECTED;

        /** Returns the kind of a response with this HTTP status. */
        public static Kind of(int status) {
            return switch (status) {
                case 401, 403 -> REFUSED;
                case 404 -> NOT_FOUND;
                case 408, 429 -> TRANSIENT;
                default -> status >= 500 ? TRANSIENT : REJECTED;
            };
        }
    }

    private final Kind kind;
    private final String code;

    /** @param code see {@link #code} */
    protected AzureException(Kind kind, String code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        this.code = code;
    }

    /** Returns the first one in the chain of causes: SDKs, agents and channels wrap exceptions. */
    public static Optional<AzureException> in(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof AzureException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    public final Kind kind() {
        return kind;
    }

    /** Returns the error code of the service, such as {@code PoolNotFound}; empty without a response. */
    public final String code() {
        return code;
    }

    /** Returns whether the same call may succeed later. */
    public final boolean retryable() {
        return kind == Kind.TRANSIENT;
    }

    /** Returns whether the key, token or SAS was not accepted. */
    public final boolean refused() {
        return kind == Kind.REFUSED;
    }

    /** Returns whether the resource does not exist. */
    public final boolean notFound() {
        return kind == Kind.NOT_FOUND;
    }
}
