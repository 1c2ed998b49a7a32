package io.jenkins.plugins.azurerender.azure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The HTTP header Retry-After. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d+(\\.\\d*)?");

    /** Longer than anyone waits, and far from an overflow. */
    private static final Duration MOST = Duration.ofDays(365);

    private RetryAfter() {}

    /** Returns the wait that a value of seconds or an HTTP date asks for; zero for everything else, and for the past. */
    static Duration parse(String value, Instant now) {
        if (value == null) {
            return Duration.ZERO;
        }
        String text = value.strip();
        Duration wait = SECONDS.matcher(text).matches() ? seconds(text) : until(text, now);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(MOST) > 0 ? MOST : wait;
    }

    /** Rounded up, as the service does not answer before. */
    private static Duration seconds(String text) {
        double seconds = Math.min(Double.parseDouble(text), MOST.toSeconds());
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
