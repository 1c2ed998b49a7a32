package io.jenkins.plugins.azurerender.emulator.http;

/** How a response is delivered to the client. */
public enum Delivery {
    /** Complete. */
    COMPLETE,
    /** Not at all: the connection is closed without a byte. */
    CLOSED,
    /** Not at all: the connection is reset. */
    RESET,
    /** Correct headers, half of the body, then the connection is closed. */
    HALF,
    /** Correct headers, half of the body, then a reset. */
    HALF_RESET,
    /** Correct headers except the length; half of the body in chunks that end normally, so the client sees no error. */
    TRUNCATED,
    /** Correct headers, then the body one byte at a time with pauses. */
    DRIP
}
