package io.jenkins.plugins.azurerender.emulator.control;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What shall go wrong, or go otherwise, from now on. Every switch has a name and a text as its value; an absent switch
 * is off.
 */
public final class Switches {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** The switches there are, with what their values mean. */
    public static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("start-tasks-fail", "true: every start task from now on exits with 1"),
            Map.entry(
                    "disk-full",
                    "pool id, or *: every run on its nodes ends with DiskFull, a half-written file behind"),
            Map.entry("resize-error", "such as AccountCoreQuotaReached: resizes get no nodes and show this code"),
            Map.entry("pool-quota", "a number: more pools are refused with PoolQuotaReached"),
            Map.entry("job-quota", "a number: more active jobs are refused with ActiveJobAndScheduleQuotaReached"),
            Map.entry("throttle", "429 or 503: every call is refused with that status"),
            Map.entry("throttle-every", "a number n: only every n-th call is refused"),
            Map.entry("retry-after", "seconds that a refused call is told to wait"),
            Map.entry("counts-lag", "a span such as PT30S: task counts are up to so old"),
            Map.entry("missing-events", "true: onAllTasksComplete is not noticed until the job is patched"),
            Map.entry("lost-answers", "an operation such as Task_AddCollection, or *: done, but never answered"),
            Map.entry("lost-answers-every", "a number n: only every n-th such answer is lost"),
            Map.entry("slow-answers", "a span such as PT2S: every answer waits so long"),
            Map.entry("clock-skew", "a span such as PT20M or -PT20M: how far the sign-in's clock is off"),
            Map.entry("instant-tasks", "a span such as PT0S: tasks run no process and succeed after it"),
            Map.entry("node-disk", "bytes: a task whose folder grows beyond is ended with DiskFull"));

    /** The value, or null when off. */
    public synchronized String get(String name) {
        return values.get(name);
    }

    /**
     * Sets a switch; null switches it off.
     *
     * @throws IllegalArgumentException when there is no such switch or the value does not fit
     */
    public synchronized void set(String name, String value) {
        if (!KNOWN.containsKey(name)) {
            throw new IllegalArgumentException("There is no switch " + name + "; there are " + KNOWN.keySet() + ".");
        }
        if (value == null || value.isEmpty()) {
            values.remove(name);
            return;
        }
        if (!fits(KNOWN.get(name), value)) {
            throw new IllegalArgumentException("The switch " + name + " takes " + KNOWN.get(name) + ".");
        }
        values.put(name, value);
    }

    /** Whether a value is what the meaning begins with. */
    private static boolean fits(String meaning, String value) {
        if (meaning.startsWith("a span")) {
            return isSpan(value);
        }
        if (meaning.startsWith("a number n")) {
            return value.matches("[1-9]\\d{0,14}");
        }
        if (meaning.startsWith("a number") || meaning.startsWith("bytes") || meaning.startsWith("seconds")) {
            return value.matches("\\d{1,15}");
        }
        if (meaning.startsWith("true")) {
            return value.equals("true") || value.equals("false");
        }
        return !meaning.startsWith("429") || value.equals("429") || value.equals("503");
    }

    private static boolean isSpan(String value) {
        try {
            Duration.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Switches everything off. */
    public synchronized void clear() {
        values.clear();
    }

    /** All that are on. */
    public synchronized Map<String, String> all() {
        return new LinkedHashMap<>(values);
    }

    public boolean isOn(String name) {
        return "true".equals(get(name));
    }

    /** The number, or the other one when off. */
    public long number(String name, long otherwise) {
        String value = get(name);
        return value == null ? otherwise : Long.parseLong(value);
    }

    /** The span, or null when off. */
    public Duration span(String name) {
        String value = get(name);
        return value == null ? null : Duration.parse(value);
    }

    /** Whether the switch names this, or everything. */
    public boolean names(String name, String what) {
        String value = get(name);
        return value != null && (value.equals("*") || value.equals(what));
    }
}
