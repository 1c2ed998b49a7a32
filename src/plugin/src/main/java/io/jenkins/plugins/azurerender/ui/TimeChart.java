package io.jenkins.plugins.azurerender.ui;

import hudson.Util;
import io.jenkins.plugins.azurerender.record.FrameRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A bar chart of the render times. With many frames, each bar shows the longest time of several adjacent frames. */
public final class TimeChart {

    private static final int MAX_BARS = 200;
    private static final int SLOWEST = 5;
    private static final double FILL_RATIO = 0.8;
    private static final double MAX_BAR_WIDTH = 6;

    private final List<FrameRow> rows;
    private final List<FrameRow> slowestFirst;

    /** @param rows in the order of the chart */
    TimeChart(List<FrameRow> rows) {
        this.rows = rows;
        this.slowestFirst = rows.stream()
                .filter(row -> row.run().seconds() > 0)
                .sorted(Comparator.comparingLong(TimeChart::seconds).reversed())
                .toList();
    }

    /** Whether the time of any frame is known. */
    public boolean isKnown() {
        return !slowestFirst.isEmpty();
    }

    public String getLongest() {
        return span(longest());
    }

    public String getHalf() {
        return span(longest() / 2.0);
    }

    /** The median time. */
    public String getMedian() {
        return isKnown() ? span(slowestFirst.get(slowestFirst.size() / 2).run().seconds()) : "";
    }

    public int getFirst() {
        return rows.get(0).number();
    }

    public int getLast() {
        return rows.get(rows.size() - 1).number();
    }

    /** Whether each bar shows several frames. */
    public boolean isCondensed() {
        return rows.size() > MAX_BARS;
    }

    /** The slowest frames as text. */
    public List<String> getSlowest() {
        return slowestFirst.stream().limit(SLOWEST).map(TimeChart::label).toList();
    }

    public List<Bar> getBars() {
        List<Bar> bars = new ArrayList<>();
        int framesPerBar = (rows.size() + MAX_BARS - 1) / MAX_BARS;
        int count = (rows.size() + framesPerBar - 1) / framesPerBar;
        double step = 100.0 / count;
        double width = Math.min(MAX_BAR_WIDTH, step * FILL_RATIO);
        for (int i = 0; i < count; i++) {
            FrameRow slowest = slowest(rows.subList(i * framesPerBar, Math.min(rows.size(), (i + 1) * framesPerBar)));
            if (slowest.run().seconds() > 0) {
                double height = Math.max(1, 100.0 * slowest.run().seconds() / longest());
                bars.add(new Bar(
                        i * step + (step - width) / 2,
                        100 - height,
                        width,
                        height,
                        label(slowest),
                        slowest.state().isBad()));
            }
        }
        return bars;
    }

    private static long seconds(FrameRow row) {
        return row.run().seconds();
    }

    private static FrameRow slowest(List<FrameRow> frames) {
        return frames.stream().max(Comparator.comparingLong(TimeChart::seconds)).orElseThrow();
    }

    private long longest() {
        return isKnown() ? slowestFirst.get(0).run().seconds() : 0;
    }

    private static String label(FrameRow row) {
        return Stream.of(
                        Messages.TimeChart_Frame(row.number(), span(row.run().seconds())),
                        row.state().isBad() ? row.state().word() : "")
                .filter(part -> !part.isEmpty())
                .reduce((label, part) -> label + ", " + part)
                .orElseThrow();
    }

    private static String span(double seconds) {
        return Util.getTimeSpanString(Math.round(seconds * 1000));
    }
}
