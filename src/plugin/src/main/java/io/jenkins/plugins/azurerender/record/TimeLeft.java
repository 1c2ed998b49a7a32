package io.jenkins.plugins.azurerender.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Estimates when a running render ends, from the tasks that have ended and the number that run at the same time. */
public final class TimeLeft {

    private TimeLeft() {}

    /**
     * Returns the seconds until the last task ends; empty until a task has ended, and while none runs.
     *
     * @param rows all frames of the render
     * @param now in seconds since 1970
     */
    public static OptionalLong seconds(Collection<FrameRow> rows, long now) {
        Map<String, Long> ended = new HashMap<>();
        Map<String, Long> running = new HashMap<>();
        Set<String> waiting = new HashSet<>();
        for (FrameRow row : rows) {
            switch (row.state()) {
                case WAITING -> waiting.add(row.task());
                case RUNNING -> running.put(row.task(), row.run().start());
                default -> {
                    if (row.run().seconds() > 0) {
                        ended.put(row.task(), row.run().seconds());
                    }
                }
            }
        }
        if (ended.isEmpty() || running.isEmpty()) {
            return OptionalLong.empty();
        }
        double mean =
                ended.values().stream().mapToLong(Long::longValue).average().orElseThrow();
        double longest = 0;
        double work = waiting.size() * mean;
        for (long start : running.values()) {
            double left = Math.max(0, mean - Math.max(0, now - start));
            longest = Math.max(longest, left);
            work += left;
        }
        return OptionalLong.of(Math.round(Math.max(longest, work / running.size())));
    }
}
