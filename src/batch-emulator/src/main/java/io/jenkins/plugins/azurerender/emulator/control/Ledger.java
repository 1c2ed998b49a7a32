package io.jenkins.plugins.azurerender.emulator.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Every effect in the order it happened: calls, states, task runs, blobs written. */
public final class Ledger {
    private final List<Entry> entries = new ArrayList<>();

    /**
     * One effect.
     *
     * @param kind such as call, task-state, task-run, blob-written
     * @param subject what it happened to, such as jobs/one/tasks/two
     * @param detail what happened
     */
    public record Entry(long number, Instant time, String kind, String subject, String detail) {}

    public synchronized void add(String kind, String subject, String detail) {
        entries.add(new Entry(entries.size(), Instant.now(), kind, subject, detail));
    }

    /** All entries so far. */
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
