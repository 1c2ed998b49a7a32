package io.jenkins.plugins.azurerender.emulator.faults;

import java.util.Locale;

/** Faults that the proxy can inject. */
public enum Fault {
    /** 429 with Retry-After; the call does not reach the service. */
    THROTTLED,
    /** 500; the call does not reach the service. */
    INTERNAL_ERROR,
    /** 503 with Retry-After; the call does not reach the service. */
    UNAVAILABLE,
    /** 408; the call does not reach the service. */
    TIMED_OUT,
    /** 403 as for an expired signature; the call does not reach the service. */
    EXPIRED,
    /** The connection is closed without a response; the call does not reach the service. */
    REFUSED,
    /** The connection is reset; the call does not reach the service. */
    RESET_BEFORE,
    /** The connection is reset after the service processed the call. */
    RESET_AFTER,
    /** The connection is closed after half of the body, short of the Content-Length. */
    HALF,
    /** Like {@link #HALF}, but the connection is reset. */
    HALF_RESET,
    /** Like {@link #HALF}, but the connection stays open without data for the configured pause before it is closed. */
    STALLED,
    /** No response for the configured pause, then the connection is closed. */
    HANG,
    /** The response arrives one byte at a time. */
    DRIP,
    /** Half of the body, ended as if it were complete; the headers are those of the complete response. */
    TRUNCATED,
    /** One bit of the response body is flipped. */
    FLIPPED_BIT,
    /** The service receives the call twice; the client gets the second response. */
    TWICE,
    /** An earlier response to the same call. */
    STALE,
    /** The Date header is one hour off. */
    SKEWED_DATE,
    /** The response is delayed by the configured pause. */
    LATE;

    /** Returns the name used on the command line, such as reset-after. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if the fault does not exist */
    public static Fault of(String label) {
        for (Fault one : values()) {
            if (one.toString().equals(label)) {
                return one;
            }
        }
        throw new IllegalArgumentException("Unknown fault " + label + ".");
    }
}
