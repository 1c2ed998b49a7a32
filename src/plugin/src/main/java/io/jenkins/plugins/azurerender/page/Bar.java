package io.jenkins.plugins.azurerender.page;

import hudson.Util;
import io.jenkins.plugins.azurerender.results.FrameRow;
import java.util.ArrayList;
import java.util.List;

/** One bar of a chart; places and sizes are in the chart's own units, 1000 wide and 100 high. */
public final class Bar {

    private static final int MOST = 200;
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 100;

    private final double x;
    private final double width;
    private final double height;
    private final String label;
    private final boolean bad;

    Bar(double x, double width, double height, String label, boolean bad) {
        this.x = x;
        this.width = width;
        this.height = height;
        this.label = label;
        this.bad = bad;
    }

    public double getX() {
        return x;
    }

    public double getY() {
        return HEIGHT - height;
    }

    public double getWidth() {
        return width;
    }

    public double getHeight() {
        return height;
    }

    public String getLabel() {
        return label;
    }

    public boolean isBad() {
        return bad;
    }

    /** The time of each frame; of many frames, the longest of each stretch. Empty before the first has ended. */
    static List<Bar> times(List<FrameRow> rows) {
        long longest = rows.stream().mapToLong(FrameRow::seconds).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        if (longest == 0) {
            return bars;
        }
        int stretch = (rows.size() + MOST - 1) / MOST;
        int count = (rows.size() + stretch - 1) / stretch;
        double step = WIDTH / count;
        for (int i = 0; i < count; i++) {
            FrameRow slowest = rows.get(i * stretch);
            for (FrameRow row : rows.subList(i * stretch, Math.min(rows.size(), (i + 1) * stretch))) {
                slowest = row.seconds() > slowest.seconds() ? row : slowest;
            }
            if (slowest.seconds() > 0) {
                bars.add(new Bar(
                        i * step,
                        Math.max(0.5, step * 0.85),
                        Math.max(1, HEIGHT * slowest.seconds() / longest),
                        Messages.Bar_Frame(slowest.number(), Util.getTimeSpanString(slowest.seconds() * 1000)),
                        slowest.state().isBad()));
            }
        }
        return bars;
    }
}
