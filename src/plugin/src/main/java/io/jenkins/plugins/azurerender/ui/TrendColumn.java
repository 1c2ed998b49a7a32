package io.jenkins.plugins.azurerender.ui;

/** A build in the trend chart: a bar for its node time, and a bar below the axis for its missing frames. */
public final class TrendColumn {

    /** Position of the axis if any build has missing frames, in percent from the top. */
    private static final double AXIS = 70;

    private static final double GAP = 1;
    private static final double MIN_HEIGHT = 4;

    private final TrendBuild build;
    private final double start;
    private final double step;
    private final double width;
    private final double baseline;
    private final double time;
    private final double missing;

    /**
     * @param start left edge of the column, in percent
     * @param step width of the column, in percent
     * @param width width of the bars, in percent
     * @param longest maximum node time of all builds, in seconds
     * @param most maximum number of missing frames of all builds
     */
    TrendColumn(TrendBuild build, double start, double step, double width, long longest, int most) {
        this.build = build;
        this.start = start;
        this.step = step;
        this.width = width;
        this.baseline = most == 0 ? 100 : AXIS;
        this.time = Math.max(1, (baseline - GAP) * build.seconds() / Math.max(1, longest));
        this.missing = build.missing() == 0
                ? 0
                : Math.max(MIN_HEIGHT, (100 - AXIS - GAP) * build.missing() / Math.max(1, most));
    }

    public int getNumber() {
        return build.number();
    }

    public double getStart() {
        return start;
    }

    public double getStep() {
        return step;
    }

    /** Position of the axis, in percent from the top. */
    public double getBaseline() {
        return baseline;
    }

    public Bar getTime() {
        return new Bar(
                start + (step - width) / 2, baseline - GAP - time, width, time, build.label(), build.missing() > 0);
    }

    /** The bar of the missing frames; its height is 0 if none are missing. */
    public Bar getMissing() {
        return new Bar(start + (step - width) / 2, baseline + GAP, width, missing, build.label(), true);
    }
}
