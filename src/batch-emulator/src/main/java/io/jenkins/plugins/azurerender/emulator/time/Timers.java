package io.jenkins.plugins.azurerender.emulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs work when the service's clock reaches a time; one thread, in order of time. */
public final class Timers implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(Timers.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final ServiceClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long sequence;
    private boolean closed;

    public Timers(ServiceClock clock) {
        this.clock = clock;
        Thread thread = new Thread(this::run, "batch-emulator-timers");
        thread.setDaemon(true);
        thread.start();
    }

    private record Entry(Instant due, long sequence, Runnable work) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    /** Runs the work after a span of the service's time; cancel through the handle. */
    public Handle after(Duration delay, Runnable work) {
        return at(clock.now().plus(delay), work);
    }

    /** Runs the work at a time of the service; cancel through the handle. */
    public Handle at(Instant due, Runnable work) {
        lock.lock();
        try {
            Entry entry = new Entry(due, sequence++, work);
            entries.add(entry);
            changed.signalAll();
            return () -> cancel(entry);
        } finally {
            lock.unlock();
        }
    }

    private void cancel(Entry entry) {
        lock.lock();
        try {
            entries.remove(entry);
        } finally {
            lock.unlock();
        }
    }

    /** Looks at the clock again: call it after the clock was shifted or changed speed. */
    public void clockChanged() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
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

    private Runnable next() {
        lock.lock();
        try {
            while (!closed) {
                Entry first = entries.peek();
                Duration wait = first == null ? LONGEST_WAIT : clock.until(first.due);
                if (first != null && wait.isZero()) {
                    return entries.remove().work;
                }
                long nanos = Math.min(wait.toNanos(), LONGEST_WAIT.toNanos());
                changed.await(nanos, TimeUnit.NANOSECONDS);
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            entries.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Work that is still to come. */
    @FunctionalInterface
    public interface Handle {
        void cancel();
    }
}
