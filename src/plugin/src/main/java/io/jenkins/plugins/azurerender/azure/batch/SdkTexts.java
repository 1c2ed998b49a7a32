package io.jenkins.plugins.azurerender.azure.batch;

import java.util.Objects;

/** Limits the length of texts that Batch sends, because they are kept with builds. */
final class SdkTexts {

    private static final int MAX_MESSAGE = 1_000;

    /** Ids of nodes have 72 characters. */
    private static final int MAX_ID = 200;

    private SdkTexts() {}

    /** Returns a message or a reason; an empty string for null. */
    static String message(String text) {
        return limited(text, MAX_MESSAGE);
    }

    /** Returns a code and a message. */
    static String message(String code, String text) {
        return id(code) + ": " + message(text);
    }

    /** Returns an id or a code; an empty string for null. */
    static String id(String text) {
        return limited(text, MAX_ID);
    }

    private static String limited(String text, int max) {
        String given = Objects.requireNonNullElse(text, "");
        return given.length() > max ? given.substring(0, max) + "..." : given;
    }
}
