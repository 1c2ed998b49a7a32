package io.jenkins.plugins.azurerender.emulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The service's time: the machine's, until it is shifted or sped up. */
public final class ServiceClock {
    /** More is not told apart; nanoseconds of it still fit into a number. */
    private static final Duration LONGEST = Duration.ofDays(100 * 365);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Instant realStart = Instant.now();
    private Instant serviceStart = realStart;
    private double speed = 1;

    /** The service's time now, to the microsecond. */
    public synchronized Instant now() {
        return at(Instant.now());
    }

    private Instant at(Instant real) {
        long nanos = (long) (Duration.between(realStart, real).toNanos() * speed);
        return serviceStart.plusNanos(nanos).truncatedTo(ChronoUnit.MICROS);
    }

    /** Moves the clock by an amount, which may be negative. */
    public void shift(Duration by) {
        synchronized (this) {
            serviceStart = serviceStart.plus(by);
        }
        listeners.forEach(Runnable::run);
    }

    /** From now on the clock runs so many times as fast as the machine's. */
    public void speed(double factor) {
        if (!(factor > 0) || factor > 1_000_000) {
            throw new IllegalArgumentException("The clock's speed must be above 0 and at most 1,000,000.");
        }
        synchronized (this) {
            Instant real = Instant.now();
            serviceStart = at(real);
            realStart = real;
            speed = factor;
        }
        listeners.forEach(Runnable::run);
    }

    /** Tells when the clock was shifted or changed its speed. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** How long the machine must wait until the service's time is the given one; never negative. */
    synchronized Duration until(Instant serviceTime) {
        Duration left = Duration.between(at(Instant.now()), serviceTime);
        if (left.compareTo(LONGEST) > 0) {
            left = LONGEST;
        }
        return left.isNegative() ? Duration.ZERO : Duration.ofNanos((long) (left.toNanos() / speed));
    }
}
