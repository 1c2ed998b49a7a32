package io.jenkins.plugins.azurerender.emulator.http;

/** How an answer reaches the client. */
public enum Delivery {
    /** As it should. */
    WHOLE,
    /** Not at all: the connection is closed without a byte. */
    CLOSED,
    /** Not at all: the connection is reset. */
    RESET,
    /** Right headers, half the body, then the connection is closed. */
    HALF,
    /** Right headers, half the body, then a reset. */
    HALF_RESET,
    /** Right headers but for the length, half the body in chunks that end well: nothing tells that more was to come. */
    TRUNCATED,
    /** Right headers, then the body a byte at a time with pauses. */
    DRIP
}
