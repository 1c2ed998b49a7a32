package io.jenkins.plugins.azurerender.emulator.control;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Switches for faults and special behavior, effective immediately. A switch has a name and a string value; a switch
 * without a value is off.
 */
public final class Switches {
    private final Map<String, String> values = new LinkedHashMap<>();
    private TaskProgram taskProgram;

    /** Every switch with a description of its value. */
    public static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("start-tasks-fail", "true: every start task exits with 1"),
            Map.entry(
                    "disk-full",
                    "pool id or *: every run on its nodes fails with DiskFull and leaves a truncated file"),
            Map.entry(
                    "resize-error",
                    "an error code such as AccountCoreQuotaReached: resizes allocate no nodes and fail with this code"),
            Map.entry("pool-quota", "a number: adding more pools fails with PoolQuotaReached"),
            Map.entry("job-quota", "a number: adding more active jobs fails with ActiveJobAndScheduleQuotaReached"),
            Map.entry("throttle", "429 or 503: every call fails with this status"),
            Map.entry("throttle-every", "a number n: only every n-th call is throttled"),
            Map.entry("retry-after", "seconds: the Retry-After of throttled calls"),
            Map.entry("counts-lag", "a duration such as PT30S: task counts can be this old"),
            Map.entry("missing-events", "true: onAllTasksComplete is ignored until the job is patched"),
            Map.entry(
                    "lost-responses",
                    "an operation such as Task_AddCollection, or *: it is carried out, then the connection is reset"),
            Map.entry("lost-responses-every", "a number n: only every n-th response is lost"),
            Map.entry("slow-resizes", "a duration such as PT2M: resizes end later by it"),
            Map.entry("slow-responses", "a duration such as PT2S: every response is delayed by it"),
            Map.entry("clock-skew", "a duration such as PT20M or -PT20M: skew of the clock that checks signatures"),
            Map.entry("instant-tasks", "a duration such as PT0S: tasks run no process and succeed after it"),
            Map.entry("node-disk", "bytes: a task whose folder grows larger fails with DiskFull"));

    /** Returns the value, or null if the switch is off. */
    public synchronized String get(String name) {
        return values.get(name);
    }

    /**
     * Sets a switch; null turns it off.
     *
     * @throws IllegalArgumentException if the switch does not exist or the value is invalid
     */
    public synchronized void set(String name, String value) {
        if (!KNOWN.containsKey(name)) {
            throw new IllegalArgumentException("Unknown switch " + name + "; available: " + KNOWN.keySet() + ".");
        }
        if (value == null || value.isEmpty()) {
            values.remove(name);
            return;
        }
        if (!isValid(KNOWN.get(name), value)) {
            throw new IllegalArgumentException("Invalid value for switch " + name + ": use " + KNOWN.get(name) + ".");
        }
        values.put(name, value);
    }

    /** Returns whether the value has the type that the description begins with. */
    private static boolean isValid(String description, String value) {
        if (description.startsWith("a duration")) {
            return isDuration(value);
        }
        if (description.startsWith("a number n")) {
            return value.matches("[1-9]\\d{0,14}");
        }
        if (description.startsWith("a number")
                || description.startsWith("bytes")
                || description.startsWith("seconds")) {
            return value.matches("\\d{1,15}");
        }
        if (description.startsWith("true")) {
            return value.equals("true") || value.equals("false");
        }
        return !description.startsWith("429") || value.equals("429") || value.equals("503");
    }

    private static boolean isDuration(String value) {
        try {
            Duration.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Runs the program instead of the processes of tasks and job preparation; null runs processes again. */
    public synchronized void runTasksWith(TaskProgram program) {
        taskProgram = program;
    }

    /** Returns the program that runs instead of processes, or null. */
    public synchronized TaskProgram taskProgram() {
        return taskProgram;
    }

    /** Turns all switches off. */
    public synchronized void clear() {
        values.clear();
        taskProgram = null;
    }

    /** Returns the switches that are on. */
    public synchronized Map<String, String> all() {
        return new LinkedHashMap<>(values);
    }

    public boolean isOn(String name) {
        return "true".equals(get(name));
    }

    /** Returns the number, or the fallback if the switch is off. */
    public long number(String name, long fallback) {
        String value = get(name);
        return value == null ? fallback : Long.parseLong(value);
    }

    /** Returns the duration, or null if the switch is off. */
    public Duration duration(String name) {
        String value = get(name);
        return value == null ? null : Duration.parse(value);
    }

    /** Returns whether the switch is set to this name or to *. */
    public boolean matches(String name, String target) {
        String value = get(name);
        return value != null && (value.equals("*") || value.equals(target));
    }
}
