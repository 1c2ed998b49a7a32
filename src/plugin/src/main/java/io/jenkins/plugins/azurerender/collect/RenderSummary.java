package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.FrameRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The return value of a collect: plain values that sandboxed scripts can read. */
final class RenderSummary {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double HUNDREDTHS = 100;

    private RenderSummary() {}

    /**
     * Returns the map of the render.
     *
     * @param slots task slots per node
     */
    static Map<String, Object> of(RenderRecord record, FrameTable table, int slots) {
        List<FrameRow> rows = table.rows();
        List<Integer> bad = rows.stream()
                .filter(row -> row.state() != FrameState.ARCHIVED)
                .map(FrameRow::number)
                .toList();
        Map<String, Integer> failures = new TreeMap<>();
        rows.stream()
                .filter(row -> row.state().isBad())
                .forEach(row -> failures.merge(row.failureClass().word(), 1, Integer::sum));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("job", record.getJobId());
        result.put("name", record.getName());
        result.put("frames", table.count(FrameState.ARCHIVED));
        result.put("failed", table.count(FrameState.FAILED) + table.count(FrameState.DAMAGED));
        result.put("missing", table.count(FrameState.MISSING));
        result.put("canceled", table.count(FrameState.CANCELED));
        result.put("notRendered", table.count(FrameState.NOT_RENDERED));
        result.put("badFrames", bad.isEmpty() ? "" : new FrameRange(bad).toString());
        result.put("failures", failures);
        result.put("preemptions", record.getPreemptions().getCount());
        result.put("seconds", seconds(rows));
        result.put("nodeHours", Math.round(table.nodeSeconds() / SECONDS_PER_HOUR / slots * HUNDREDTHS) / HUNDREDTHS);
        return result;
    }

    /** Returns the map of several renders: their numbers of frames in all, and the map of each. */
    static Map<String, Object> ofAll(List<Map<String, Object>> renders) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (String count : List.of("frames", "failed", "missing", "canceled", "notRendered")) {
            result.put(
                    count,
                    renders.stream()
                            .mapToInt(render -> (Integer) render.getOrDefault(count, 0))
                            .sum());
        }
        result.put("renders", new ArrayList<>(renders));
        return result;
    }

    /** Returns the time from the start of the first task to the end of the last. */
    private static long seconds(List<FrameRow> rows) {
        long begin = rows.stream()
                .mapToLong(row -> row.run().start())
                .filter(time -> time > 0)
                .min()
                .orElse(0);
        long end = rows.stream().mapToLong(row -> row.run().end()).max().orElse(0);
        return begin > 0 && end > begin ? end - begin : 0;
    }
}
