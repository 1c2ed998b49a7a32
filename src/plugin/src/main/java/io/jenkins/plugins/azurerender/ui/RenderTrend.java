package io.jenkins.plugins.azurerender.ui;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Action;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.RenderAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import jenkins.model.TransientActionFactory;

/** The trend chart on a job page: node time and number of missing frames of the last builds. */
public final class RenderTrend extends InvisibleAction {

    private static final int BUILDS = 20;
    private static final double FILL_RATIO = 0.75;
    private static final double MAX_BAR_WIDTH = 9;

    private final Job<?, ?> job;

    RenderTrend(Job<?, ?> job) {
        this.job = job;
    }

    /** The builds, oldest first; empty if fewer than two builds collected or canceled frames. Does not read frame tables. */
    public List<TrendColumn> getColumns() {
        List<TrendBuild> builds = builds();
        if (builds.size() < 2) {
            return List.of();
        }
        double step = 100.0 / builds.size();
        double width = Math.min(MAX_BAR_WIDTH, step * FILL_RATIO);
        long longest = longest(builds);
        int most = most(builds);
        return IntStream.range(0, builds.size())
                .mapToObj(i -> new TrendColumn(builds.get(i), i * step, step, width, longest, most))
                .toList();
    }

    /** The maximum node time. */
    public String getLongest() {
        return Util.getTimeSpanString(longest(builds()) * 1000);
    }

    /** The maximum number of missing frames. */
    public int getMostMissing() {
        return most(builds());
    }

    private static long longest(List<TrendBuild> builds) {
        return builds.stream().mapToLong(TrendBuild::seconds).max().orElse(0);
    }

    private static int most(List<TrendBuild> builds) {
        return builds.stream().mapToInt(TrendBuild::missing).max().orElse(0);
    }

    private List<TrendBuild> builds() {
        List<TrendBuild> builds = new ArrayList<>();
        Run<?, ?> run = job.getLastCompletedBuild();
        for (int i = 0; run != null && i < BUILDS; i++, run = run.getPreviousCompletedBuild()) {
            if (TrendBuild.hasFrames(run)) {
                builds.add(new TrendBuild(run, run.getAction(RenderAction.class).getRenders()));
            }
        }
        Collections.reverse(builds);
        return builds;
    }

    /** Adds the trend to each job. Its view is empty for jobs without renders. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return RenderTrend.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Job job) {
            return List.of(new RenderTrend(job));
        }
    }
}
