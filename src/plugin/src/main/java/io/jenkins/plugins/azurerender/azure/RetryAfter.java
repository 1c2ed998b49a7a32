package io.jenkins.plugins.azurerender.azure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The HTTP header Retry-After. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d+(\\.\\d*)?");

    /** Exceeds every time limit, without the risk of an overflow. */
    private static final Duration MAX = Duration.ofDays(365);

    private RetryAfter() {}

    /** Parses seconds or an HTTP date. Returns zero for other values and for times in the past. */
    static Duration parse(String value, Instant now) {
        if (value == null) {
            return Duration.ZERO;
        }
        String text = value.strip();
        Duration wait = SECONDS.matcher(text).matches() ? seconds(text) : until(text, now);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(MAX) > 0 ? MAX : wait;
    }

    /** Rounds up, because the service rejects earlier requests. */
    private static Duration seconds(String text) {
        double seconds = Math.min(Double.parseDouble(text), MAX.toSeconds());
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }

    private static Duration until(String text, Instant now) {
        try {
            return Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException x) {
            return Duration.ZERO;
        }
    }
}
