package io.jenkins.plugins.azurerender.emulator.control;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Predicate;

/** All events in order: calls, state changes, task runs, blob writes. */
public final class Ledger {
    private final int max;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long next;

    /** @param max maximum number of entries; the oldest are removed first */
    public Ledger(int max) {
        this.max = max;
    }

    /**
     * One event.
     *
     * @param kind such as call, task-state, task-run, blob-written
     * @param subject the affected resource, such as jobs/one/tasks/two
     * @param detail description of the event
     */
    public record Entry(long number, Instant time, String kind, String subject, String detail) {}

    public synchronized void add(String kind, String subject, String detail) {
        entries.addLast(new Entry(next++, Instant.now(), kind, subject, detail));
        if (entries.size() > max) {
            entries.removeFirst();
        }
    }

    /** Returns all entries, oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Returns the entries that match. */
    public List<Entry> entries(Predicate<Entry> filter) {
        return entries().stream().filter(filter).toList();
    }

    /** Returns the entries of one kind. */
    public List<Entry> ofKind(String kind) {
        return entries(entry -> entry.kind().equals(kind));
    }
}
