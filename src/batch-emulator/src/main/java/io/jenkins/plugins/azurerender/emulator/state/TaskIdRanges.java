package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Ranges of numeric task ids: 1 is in 1 to 9, 01 is not. */
final class TaskIdRanges {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");

    private final List<Range> ranges;

    private record Range(long start, long end) {}

    private TaskIdRanges(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** Parses a list of objects with start and end; overlapping ranges are merged. */
    static TaskIdRanges of(JsonNode list) {
        List<Range> sorted = new ArrayList<>();
        list.forEach(one ->
                sorted.add(new Range(one.path("start").asLong(), one.path("end").asLong())));
        sorted.sort(Comparator.comparingLong(Range::start));
        List<Range> merged = new ArrayList<>();
        for (Range next : sorted) {
            Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && next.start <= last.end) {
                merged.set(merged.size() - 1, new Range(last.start, Math.max(last.end, next.end)));
            } else {
                merged.add(next);
            }
        }
        return new TaskIdRanges(merged);
    }

    /** Returns the total number of ids. */
    long size() {
        return ranges.stream().mapToLong(one -> one.end - one.start + 1).sum();
    }

    boolean contain(String id) {
        if (!NUMBER.matcher(id).matches()) {
            return false;
        }
        long number = Long.parseLong(id);
        return ranges.stream().anyMatch(one -> one.start <= number && number <= one.end);
    }
}
