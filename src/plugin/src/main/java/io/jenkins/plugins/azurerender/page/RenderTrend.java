package io.jenkins.plugins.azurerender.page;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Action;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.results.RenderAction;
import io.jenkins.plugins.azurerender.results.RenderRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** The last builds on a job's page: how long nodes worked for each, and which lack frames. */
public final class RenderTrend extends InvisibleAction {

    private static final int BUILDS = 20;
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 100;

    private final Job<?, ?> job;

    RenderTrend(Job<?, ?> job) {
        this.job = job;
    }

    /** From old to new; empty when fewer than two builds collected anything. Reads no tables of frames. */
    public List<Bar> getBars() {
        List<Build> builds = new ArrayList<>();
        Run<?, ?> run = job.getLastCompletedBuild();
        for (int i = 0; run != null && i < BUILDS; i++, run = run.getPreviousCompletedBuild()) {
            RenderAction action = run.getAction(RenderAction.class);
            if (action != null && action.getRenders().stream().anyMatch(RenderRecord::isCollected)) {
                builds.add(Build.of(run, action.getRenders()));
            }
        }
        Collections.reverse(builds);
        return builds.size() < 2 ? List.of() : bars(builds);
    }

    private static List<Bar> bars(List<Build> builds) {
        long most = Math.max(1, builds.stream().mapToLong(Build::seconds).max().orElse(1));
        double step = WIDTH / builds.size();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < builds.size(); i++) {
            Build build = builds.get(i);
            bars.add(new Bar(
                    i * step,
                    step * 0.8,
                    Math.max(2, HEIGHT * build.seconds() / most),
                    Messages.RenderTrend_Build(
                            build.name(),
                            build.archived(),
                            build.total(),
                            Util.getTimeSpanString(build.seconds() * 1000)),
                    build.archived() < build.total()));
        }
        return bars;
    }

    private record Build(String name, int archived, int total, long seconds) {

        static Build of(Run<?, ?> run, List<RenderRecord> renders) {
            return new Build(
                    run.getDisplayName(),
                    renders.stream().mapToInt(RenderRecord::getFramesDone).sum(),
                    renders.stream().mapToInt(RenderRecord::getFramesAsked).sum(),
                    renders.stream().mapToLong(RenderRecord::getNodeSeconds).sum());
        }
    }

    /** Gives the trend to every job; its view shows nothing where nothing was rendered. */
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
