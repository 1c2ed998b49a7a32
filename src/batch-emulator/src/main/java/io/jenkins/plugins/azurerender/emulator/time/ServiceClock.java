package io.jenkins.plugins.azurerender.emulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The service time: the system time, optionally shifted or accelerated. */
public final class ServiceClock {
    /** Limit that still fits into nanoseconds. */
    private static final Duration MAX_DURATION = Duration.ofDays(100 * 365);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Instant realStart = Instant.now();
    private Instant serviceStart = realStart;
    private double speed = 1;

    /** Returns the current service time in microseconds precision. */
    public synchronized Instant now() {
        return at(Instant.now());
    }

    private Instant at(Instant real) {
        long nanos = (long) (Duration.between(realStart, real).toNanos() * speed);
        return serviceStart.plusNanos(nanos).truncatedTo(ChronoUnit.MICROS);
    }

    /** Shifts the clock; the duration can be negative. */
    public void shift(Duration by) {
        synchronized (this) {
            serviceStart = serviceStart.plus(by);
        }
        listeners.forEach(Runnable::run);
    }

    /** Runs the clock the given number of times as fast as the system clock. */
    public void speed(double factor) {
        if (!(factor > 0) || factor > 1_000_000) {
            throw new IllegalArgumentException("The clock speed must be above 0 and at most 1,000,000.");
        }
        synchronized (this) {
            Instant real = Instant.now();
            serviceStart = at(real);
            realStart = real;
            speed = factor;
        }
        listeners.forEach(Runnable::run);
    }

    /** Adds a listener that is called when the clock is shifted or changes its speed. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Returns the system time left until a service time; never negative. */
    synchronized Duration until(Instant serviceTime) {
        Duration left = Duration.between(at(Instant.now()), serviceTime);
        if (left.compareTo(MAX_DURATION) > 0) {
            left = MAX_DURATION;
        }
        return left.isNegative() ? Duration.ZERO : Duration.ofNanos((long) (left.toNanos() / speed));
    }
}
