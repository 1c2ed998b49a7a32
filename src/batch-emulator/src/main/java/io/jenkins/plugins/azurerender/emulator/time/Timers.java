package io.jenkins.plugins.azurerender.emulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs work at given service times, in order, on one thread. */
public final class Timers implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(Timers.class.getName());
    private static final Duration MAX_WAIT = Duration.ofHours(1);

    private final ServiceClock clock;
    private final TreeSet<Entry> entries = new TreeSet<>();
    private long sequence;
    private boolean closed;

    public Timers(ServiceClock clock) {
        this.clock = clock;
        Thread thread = new Thread(this::run, "batch-emulator-timers");
        thread.setDaemon(true);
        thread.start();
        clock.onChange(this::reschedule);
    }

    private record Entry(Instant due, long sequence, Runnable work) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    /** Schedules work after a period of service time. */
    public Handle after(Duration delay, Runnable work) {
        return at(clock.now().plus(delay), work);
    }

    /** Schedules work at a service time. */
    public synchronized Handle at(Instant due, Runnable work) {
        Entry entry = new Entry(due, sequence++, work);
        entries.add(entry);
        notifyAll();
        return () -> cancel(entry);
    }

    private synchronized void cancel(Entry entry) {
        if (entries.remove(entry)) {
            notifyAll();
        }
    }

    private synchronized void reschedule() {
        sequence++;
        notifyAll();
    }

    private void run() {
        for (Runnable work = next(); work != null; work = next()) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "Timed work failed", e);
            }
        }
    }

    private synchronized Runnable next() {
        try {
            while (!closed) {
                Entry first = entries.isEmpty() ? null : entries.first();
                Duration wait = first == null ? MAX_WAIT : clock.until(first.due);
                if (first != null && wait.isZero()) {
                    return entries.pollFirst().work;
                }
                wait(Math.max(1, Math.min(wait.toMillis(), MAX_WAIT.toMillis())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    @Override
    public synchronized void close() {
        closed = true;
        entries.clear();
        notifyAll();
    }

    /** Cancels scheduled work. */
    @FunctionalInterface
    public interface Handle {
        void cancel();
    }
}
