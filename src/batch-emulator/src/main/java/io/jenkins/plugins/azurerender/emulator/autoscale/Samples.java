package io.jenkins.plugins.azurerender.emulator.autoscale;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The history of one metric of a pool: a sample every 30 seconds of service time. */
public final class Samples {
    /** Interval between two samples. */
    public static final Duration PERIOD = Duration.ofSeconds(30);

    private static final int MAX_SAMPLES = 2 * 60 * 24;

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant time, double value) {}

    public void add(Instant time, double value) {
        samples.addLast(new Sample(time, value));
        if (samples.size() > MAX_SAMPLES) {
            samples.removeFirst();
        }
    }

    double last() {
        return samples.isEmpty() ? 0 : samples.getLast().value;
    }

    /** Returns the last {@code count} samples, newest last. */
    double[] last(int count) {
        return samples.stream()
                .skip(Math.max(0, samples.size() - count))
                .mapToDouble(Sample::value)
                .toArray();
    }

    /** Returns the samples between two durations before now. */
    double[] between(Instant now, Duration from, Duration to) {
        return within(now, from, to).stream().mapToDouble(Sample::value).toArray();
    }

    /** Returns the percentage of expected samples that are available in an interval. */
    double percent(Instant now, Duration from, Duration to) {
        double expected = Math.max(1, Math.floor((double) from.minus(to).toMillis() / PERIOD.toMillis()));
        return Math.min(100, 100 * within(now, from, to).size() / expected);
    }

    private List<Sample> within(Instant now, Duration from, Duration to) {
        Instant first = now.minus(from);
        Instant last = now.minus(to);
        return samples.stream()
                .filter(one -> !one.time.isBefore(first) && !one.time.isAfter(last))
                .toList();
    }

    int count() {
        return samples.size();
    }

    Instant begin(Instant fallback) {
        return samples.isEmpty() ? fallback : samples.getFirst().time;
    }
}
