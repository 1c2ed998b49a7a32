package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.frames.FrameChecks;
import io.jenkins.plugins.azurerender.frames.TestResults;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a collect was asked for: plain values, as they are saved with a running build; public, as Jenkins saves no record
 * that it cannot look into.
 *
 * @param logs which logs become artifacts
 * @param stallMinutes fail when nothing moves for so long; 0 for never
 * @param retries how often a frame is rendered again
 * @param onIncomplete what becomes of the build when frames are missing
 * @param checks what makes a picture a bad one
 * @param files which files besides logs become artifacts
 * @param remoteAccess tell how to log in to nodes where tasks failed
 * @param testResults file that gets the frames as test results; empty for none
 */
public record CollectOptions(
        Logs logs,
        int stallMinutes,
        int retries,
        OnIncomplete onIncomplete,
        FrameChecks checks,
        Files files,
        boolean remoteAccess,
        String testResults)
        implements Serializable {

    private static final int MOST_MINUTES = 60 * 24 * 30;
    private static final int MOST_RETRIES = 20;

    /** All as it is when nothing is said. */
    public static final CollectOptions DEFAULT =
            new CollectOptions(Logs.FAILED, 0, 1, OnIncomplete.FAILURE, FrameChecks.DEFAULT, Files.FRAMES, false, "");

    /** Which logs become artifacts. */
    public enum Logs {
        /** Those of tasks that left no good picture. */
        FAILED,
        ALL,
        NONE
    }

    /** Which files besides logs become artifacts. */
    public enum Files {
        FRAMES,
        /** Also what tasks left besides them. */
        ALL
    }

    /** What becomes of the build when frames are missing. */
    public enum OnIncomplete {
        FAILURE,
        UNSTABLE
    }

    /** @throws InvalidRequestException when a value is not one that can be used */
    public CollectOptions {
        checkStall(stallMinutes);
        checkRetries(retries);
        TestResults.check(testResults);
    }

    /** @throws InvalidRequestException when it is out of range */
    public static void checkStall(int minutes) {
        if (minutes < 0 || minutes > MOST_MINUTES) {
            throw new InvalidRequestException(
                    "The stall limit is %d minutes: give 1 to %d, or 0 for none.".formatted(minutes, MOST_MINUTES));
        }
    }

    /** @throws InvalidRequestException when it is out of range */
    public static void checkRetries(int retries) {
        if (retries < 0 || retries > MOST_RETRIES) {
            throw new InvalidRequestException("The retries are %d: give 0 to %d.".formatted(retries, MOST_RETRIES));
        }
    }

    Duration stall() {
        return Duration.ofMinutes(stallMinutes);
    }

    /**
     * Reads one of an enum's names in small letters.
     *
     * @param what the parameter's name
     * @throws InvalidRequestException when it is none of them; {@code null} means the first
     */
    public static <E extends Enum<E>> E choice(String what, String text, Class<E> kind) {
        if (text == null) {
            return kind.getEnumConstants()[0];
        }
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(
                        "The value '%s' of %s is not known: choose %s.".formatted(text, what, names(kind))));
    }

    private static <E extends Enum<E>> String names(Class<E> kind) {
        return Arrays.stream(kind.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
