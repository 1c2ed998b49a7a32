package io.jenkins.plugins.azurerender.emulator.faults;

import java.util.Locale;

/** What can go wrong with a call. */
public enum Fault {
    /** 429 with Retry-After; the service never sees the call. */
    THROTTLED,
    /** 500; the service never sees the call. */
    INTERNAL_ERROR,
    /** 503 with Retry-After; the service never sees the call. */
    UNAVAILABLE,
    /** 408; the service never sees the call. */
    TIMED_OUT,
    /** 403 as for a signature that is over; the service never sees the call. */
    EXPIRED,
    /** The connection is closed without an answer; the service never sees the call. */
    REFUSED,
    /** The connection is reset; the service never sees the call. */
    RESET_BEFORE,
    /** The service carries the call out, then the connection is reset. */
    RESET_AFTER,
    /** The answer ends in the middle of its body, short of its Content-Length: the connection is closed. */
    HALF,
    /** The same, but the connection is reset. */
    HALF_RESET,
    /** The same, but the connection stays open and silent for the time set, and only then is closed. */
    STALLED,
    /** No answer for the time set, then a closed connection. */
    HANG,
    /** The answer comes a byte at a time. */
    DRIP,
    /** The answer has the headers of the whole and half its body, and ends as if that were all. */
    TRUNCATED,
    /** One bit of the answer's body is flipped. */
    FLIPPED_BIT,
    /** The service gets the call twice; the second answer counts. */
    TWICE,
    /** An older answer to the same call. */
    STALE,
    /** The answer's Date is an hour off. */
    SKEWED_DATE,
    /** The answer comes late. */
    LATE;

    /** The name as written on the command line, such as reset-after. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such fault */
    public static Fault of(String label) {
        for (Fault one : values()) {
            if (one.label().equals(label)) {
                return one;
            }
        }
        throw new IllegalArgumentException("There is no fault " + label + ".");
    }
}
