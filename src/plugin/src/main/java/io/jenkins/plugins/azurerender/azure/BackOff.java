package io.jenkins.plugins.azurerender.azure;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses between the attempts of one call. They double from a tenth of a second to 20 seconds, or last as long as the
 * service asks for with Retry-After, and never exceed a time limit that begins with the first failure. For one thread.
 */
public final class BackOff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** The system's clocks, replaced in tests. */
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
    private final int leastAttempts;
    private final Time time;
    private Duration longest = FIRST;
    private long firstFailure;
    private int attempts;

    /** @param limit how long after the first failure another attempt may begin */
    public BackOff(Duration limit) {
        this(limit, 1);
    }

    /**
     * @param leastAttempts made even after the time limit, unless the service asks to wait beyond it: one attempt may take
     *     longer than the limit
     */
    public BackOff(Duration limit, int leastAttempts) {
        this(limit, leastAttempts, Time.SYSTEM);
    }

    BackOff(Duration limit, int leastAttempts, Time time) {
        this.limit = limit;
        this.leastAttempts = leastAttempts;
        this.time = time;
    }

    /**
     * Returns how long to wait after a failed attempt; empty when there is no time for another one.
     *
     * @param retryAfter header of the answer; null without one
     */
    public Optional<Duration> next(String retryAfter) {
        if (attempts == 0) {
            firstFailure = time.nanos();
        }
        attempts++;
        Duration left = limit.minusNanos(time.nanos() - firstFailure);
        Duration asked = RetryAfter.parse(retryAfter, time.now());
        Duration pause = ownPause();
        if (asked.compareTo(pause) > 0) {
            pause = asked;
        }
        if (pause.compareTo(left) <= 0) {
            return Optional.of(pause);
        }
        boolean again = attempts < leastAttempts && (asked.isZero() || asked.compareTo(left) <= 0);
        return again ? Optional.of(left.isNegative() ? Duration.ZERO : left) : Optional.empty();
    }

    /** Half of it is random, so that not all threads come back at the same time. */
    private Duration ownPause() {
        Duration pause =
                Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest.toNanos() / 2, longest.toNanos()));
        Duration twice = longest.multipliedBy(2);
        longest = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        return pause;
    }

    /**
     * Waits after a failed attempt.
     *
     * @param retryAfter header of the answer; null without one
     * @return {@code false}, without having waited, when there is no time for another attempt
     * @throws InterruptedIOException when the thread is interrupted, which it remains
     */
    public boolean pause(String retryAfter) throws InterruptedIOException {
        Optional<Duration> pause = next(retryAfter);
        if (pause.isPresent()) {
            sleep(pause.get());
        }
        return pause.isPresent();
    }

    /**
     * Waits for a pause of {@link #next}.
     *
     * @throws InterruptedIOException when the thread is interrupted, which it remains
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
