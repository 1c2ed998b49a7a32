package io.jenkins.plugins.azurerender.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BackOffTest {

    private static final int CASES = 20_000;
    private static final Instant START = Instant.parse("2025-03-30T00:59:59.5Z");

    /** A clock that advances only by {@code sleep} and {@code advance}. */
    private static final class TestTime implements BackOff.Time {

        private final long origin;
        private long passed;
        private boolean interrupted;
        private final List<Duration> pauses = new ArrayList<>();

        TestTime(long origin) {
            this.origin = origin;
        }

        @Override
        public long nanos() {
            return origin + passed;
        }

        @Override
        public Instant now() {
            return START.plusNanos(passed);
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            if (interrupted) {
                throw new InterruptedException();
            }
            pauses.add(pause);
            advance(pause);
        }

        void advance(Duration time) {
            passed += time.toNanos();
        }

        Duration slept() {
            return pauses.stream().reduce(Duration.ZERO, Duration::plus);
        }
    }

    /** @param required the expected wait; null if it depends on the time of the response */
    private record Header(String text, Duration required) {

        static Header any(Random random, Instant now) {
            return switch (random.nextInt(9)) {
                case 0 -> new Header(null, Duration.ZERO);
                case 1 -> seconds(random.nextInt(5));
                case 2 -> seconds(random.nextInt(100_000));
                case 3 -> decimals(random.nextInt(1_000_000));
                case 4 -> new Header("-" + random.nextInt(1_000), Duration.ZERO);
                case 5 -> new Header("9".repeat(1 + random.nextInt(400)), null);
                case 6 -> date(now.minusSeconds(random.nextInt(1_000_000)), Duration.ZERO);
                case 7 -> date(now.plusSeconds(random.nextInt(100_000_000)), null);
                default -> garbage(random);
            };
        }

        private static Header seconds(int seconds) {
            return new Header(" " + seconds + " ", Duration.ofSeconds(seconds));
        }

        private static Header decimals(int millis) {
            return new Header("%d.%03d".formatted(millis / 1000, millis % 1000), Duration.ofMillis(millis));
        }

        private static Header date(Instant date, Duration required) {
            return new Header(DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)), required);
        }

        private static Header garbage(Random random) {
            List<String> texts = List.of(
                    "",
                    " ",
                    "soon",
                    "1e9",
                    "NaN",
                    "Infinity",
                    "0x10",
                    "1,5",
                    ".",
                    "5 s",
                    "1.2.3",
                    "٣",
                    "Sun, 31 Feb 2025 00:00:00 GMT",
                    "Mon, 30 Mar 2025 00:00:00 GMT",
                    "2025-03-31T00:00:00Z");
            return new Header(texts.get(random.nextInt(texts.size())), Duration.ZERO);
        }
    }

    @Test
    void totalWaitNeverExceedsLimit() throws Exception {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Duration limit = Duration.ofMillis(random.nextInt(-10, 600_000));
            int minAttempts = random.nextInt(1, 5);
            TestTime time = new TestTime(random.nextBoolean() ? random.nextLong() : Long.MAX_VALUE - 1_000);
            BackOff backOff = new BackOff(limit, minAttempts, time);
            int attempts = 1;
            Header header = Header.any(random, time.now());
            while (backOff.pause(header.text)) {
                Duration slept = time.pauses.get(time.pauses.size() - 1);
                String message = "seed %d: %s after %s".formatted(seed, slept, header);
                assertFalse(slept.isNegative(), message);
                assertTrue(header.required == null || slept.compareTo(header.required) >= 0, message);
                assertTrue(header.required != null || slept.compareTo(Duration.ZERO) > 0, message);
                attempts++;
                assertTrue(attempts < 2_000, message);
                time.advance(Duration.ofMillis(random.nextInt(1 + attempts * 500)));
                header = Header.any(random, time.now());
            }
            String message = "seed %d: %s of %s".formatted(seed, time.pauses, limit);
            assertTrue(time.slept().compareTo(limit) <= 0 || time.slept().isZero(), message);
        }
    }

    @Test
    void minAttemptsAreMadeAfterLimitUnlessRetryAfterExceedsIt() throws Exception {
        TestTime time = new TestTime(0);
        BackOff backOff = new BackOff(Duration.ofSeconds(10), 3, time);
        assertTrue(backOff.pause(null));
        time.advance(Duration.ofMinutes(10));
        assertTrue(backOff.pause("0"));
        assertEquals(Duration.ZERO, time.pauses.get(1));
        assertFalse(backOff.pause(null));

        BackOff required = new BackOff(Duration.ofSeconds(10), 3, time);
        assertFalse(required.pause("11"));
        assertEquals(2, time.pauses.size());
    }

    @Test
    void pausesDoubleUpToTwentySeconds() throws Exception {
        TestTime time = new TestTime(0);
        BackOff backOff = new BackOff(Duration.ofMinutes(5), 1, time);
        long max = 100;
        for (int i = 0; i < 12; i++) {
            assertTrue(backOff.pause(null));
            long millis = time.pauses.get(i).toMillis();
            assertTrue(millis >= max / 2 && millis <= max, millis + " of " + max);
            max = Math.min(20_000, max * 2);
        }
    }

    @Test
    void retryAfterCanBeSecondsDecimalsOrDate() {
        assertEquals(Duration.ofSeconds(3600), RetryAfter.parse("3600", START));
        assertEquals(Duration.ofMillis(1500), RetryAfter.parse("1.5", START));
        assertEquals(Duration.ofMillis(500), RetryAfter.parse("Sun, 30 Mar 2025 01:00:00 GMT", START));
        assertEquals(Duration.ZERO, RetryAfter.parse("Sun, 30 Mar 2025 00:00:00 GMT", START));
        assertEquals(Duration.ofDays(365), RetryAfter.parse("9".repeat(400), START));
        assertEquals(Duration.ofDays(365), RetryAfter.parse("Fri, 31 Dec 9999 23:59:59 GMT", START));
    }

    @Test
    void interruptEndsPauseAndSetsFlag() {
        TestTime time = new TestTime(0);
        time.interrupted = true;
        BackOff backOff = new BackOff(Duration.ofHours(1), 1, time);
        assertThrows(InterruptedIOException.class, () -> backOff.pause("60"));
        assertTrue(Thread.interrupted());

        Thread.currentThread().interrupt();
        assertThrows(InterruptedIOException.class, () -> new BackOff(Duration.ofHours(1)).pause("60"));
        assertTrue(Thread.interrupted());
    }

    @Test
    void exceededLimitCausesNoPause() throws Exception {
        assertFalse(new BackOff(Duration.ZERO).pause(null));
        assertFalse(new BackOff(Duration.ofSeconds(60)).pause("3600"));
        assertFalse(new BackOff(Duration.ofSeconds(Long.MAX_VALUE)).next(null).isEmpty());
    }
}
