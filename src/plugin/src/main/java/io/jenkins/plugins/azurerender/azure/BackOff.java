package io.jenkins.plugins.azurerender.azure;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses between the attempts of one call: they double from 0.1 to 20 seconds, or last as long as Retry-After
 * requires, and never exceed a time limit that starts with the first failure. Not thread-safe.
 */
public final class BackOff {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(20);

    /** The system clocks, replaced in tests. */
    interface Time {

        Time SYSTEM = new Time() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration pause) throws InterruptedException {
                Thread.sleep(pause.toMillis(), pause.toNanosPart() % 1_000_000);
            }
        };

        long nanos();

        Instant now();

        void sleep(Duration pause) throws InterruptedException;
    }

    private final Duration limit;
    private final int minAttempts;
    private final Time time;
    private Duration max = FIRST_PAUSE;
    private long firstFailure;
    private int attempts;

    /** @param limit how long after the first failure another attempt may start */
    public BackOff(Duration limit) {
        this(limit, 1);
    }

    /**
     * @param minAttempts number of attempts that are made even after the time limit, because one attempt may exceed
     *     it; fewer if Retry-After exceeds the limit
     */
    public BackOff(Duration limit, int minAttempts) {
        this(limit, minAttempts, Time.SYSTEM);
    }

    BackOff(Duration limit, int minAttempts, Time time) {
        this.limit = limit;
        this.minAttempts = minAttempts;
        this.time = time;
    }

    /**
     * Returns how long to wait after a failed attempt; empty if the time limit allows no further attempt.
     *
     * @param retryAfter the header of the response, or null
     */
    public Optional<Duration> next(String retryAfter) {
        if (attempts == 0) {
            firstFailure = time.nanos();
        }
        attempts++;
        Duration left = limit.minusNanos(time.nanos() - firstFailure);
        Duration required = RetryAfter.parse(retryAfter, time.now());
        Duration pause = defaultPause();
        if (required.compareTo(pause) > 0) {
            pause = required;
        }
        if (pause.compareTo(left) <= 0) {
            return Optional.of(pause);
        }
        boolean again = attempts < minAttempts && (required.isZero() || required.compareTo(left) <= 0);
        return again ? Optional.of(left.isNegative() ? Duration.ZERO : left) : Optional.empty();
    }

    /** Half of the pause is random, so that threads do not retry at the same time. */
    private Duration defaultPause() {
        Duration pause = Duration.ofNanos(ThreadLocalRandom.current().nextLong(max.toNanos() / 2, max.toNanos()));
        Duration twice = max.multipliedBy(2);
        max = twice.compareTo(MAX_PAUSE) < 0 ? twice : MAX_PAUSE;
        return pause;
    }

    /**
     * Waits after a failed attempt.
     *
     * @param retryAfter the header of the response, or null
     * @return {@code false}, without a wait, if the time limit allows no further attempt
     * @throws InterruptedIOException if the thread is interrupted; its interrupt flag stays set
     */
    public boolean pause(String retryAfter) throws InterruptedIOException {
        Optional<Duration> pause = next(retryAfter);
        if (pause.isPresent()) {
            sleep(pause.get());
        }
        return pause.isPresent();
    }

    /**
     * Waits for a pause that {@link #next} returned.
     *
     * @throws InterruptedIOException if the thread is interrupted; its interrupt flag stays set
     */
    public void sleep(Duration pause) throws InterruptedIOException {
        try {
            time.sleep(pause);
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before another attempt");
        }
    }
}
