package io.jenkins.plugins.azurerender.ui;

/** A build in the trend: a bar that stands for its time, and one below that hangs for the frames it lacks. */
public final class TrendColumn {

    /** Where the bars stand when others hang below them, in hundredths of the chart from above. */
    private static final double MIDDLE = 70;

    private static final double GAP = 1;
    private static final double LEAST = 4;

    private final TrendBuild build;
    private final double start;
    private final double step;
    private final double width;
    private final double foot;
    private final double time;
    private final double lack;

    /**
     * @param start where its column begins, in hundredths of the chart
     * @param step how wide its column is
     * @param width how wide its bars are
     * @param longest the time of the highest bar
     * @param most the frames of the longest bar below
     */
    TrendColumn(TrendBuild build, double start, double step, double width, long longest, int most) {
        this.build = build;
        this.start = start;
        this.step = step;
        this.width = width;
        this.foot = most == 0 ? 100 : MIDDLE;
        this.time = Math.max(1, (foot - GAP) * build.seconds() / Math.max(1, longest));
        this.lack =
                build.lacking() == 0 ? 0 : Math.max(LEAST, (100 - MIDDLE - GAP) * build.lacking() / Math.max(1, most));
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

    /** Where the bars of all columns stand. */
    public double getFoot() {
        return foot;
    }

    public Bar getTime() {
        return new Bar(start + (step - width) / 2, foot - GAP - time, width, time, build.words(), build.lacking() > 0);
    }

    /** Has no height when nothing lacks. */
    public Bar getLack() {
        return new Bar(start + (step - width) / 2, foot + GAP, width, lack, build.words(), true);
    }
}
