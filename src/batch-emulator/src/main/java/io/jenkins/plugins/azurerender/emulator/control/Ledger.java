package io.jenkins.plugins.azurerender.emulator.control;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Predicate;

/** Every effect in the order it happened: calls, states, task runs, blobs written. */
public final class Ledger {
    private final int most;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long next;

    /** @param most how many entries are kept; the oldest go first */
    public Ledger(int most) {
        this.most = most;
    }

    /**
     * One effect.
     *
     * @param kind such as call, task-state, task-run, blob-written
     * @param subject what it happened to, such as jobs/one/tasks/two
     * @param detail what happened
     */
    public record Entry(long number, Instant time, String kind, String subject, String detail) {}

    public synchronized void add(String kind, String subject, String detail) {
        entries.addLast(new Entry(next++, Instant.now(), kind, subject, detail));
        if (entries.size() > most) {
            entries.removeFirst();
        }
    }

    /** All entries that are kept. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The entries that fit. */
    public List<Entry> entries(Predicate<Entry> wanted) {
        return entries().stream().filter(wanted).toList();
    }

    /** The entries of a kind. */
    public List<Entry> ofKind(String kind) {
        return entries(entry -> entry.kind().equals(kind));
    }
}
