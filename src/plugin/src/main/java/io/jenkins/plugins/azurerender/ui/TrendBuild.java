package io.jenkins.plugins.azurerender.ui;

import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.List;

/** The saved totals of the renders of one build. */
final class TrendBuild {

    private final Run<?, ?> run;
    private final int archived;
    private final int requested;
    private final long seconds;

    TrendBuild(Run<?, ?> run, List<RenderRecord> renders) {
        this.run = run;
        this.archived = renders.stream().mapToInt(RenderRecord::getFramesDone).sum();
        this.requested =
                renders.stream().mapToInt(RenderRecord::getFramesRequested).sum();
        this.seconds = renders.stream().mapToLong(RenderRecord::getNodeSeconds).sum();
    }

    /** Whether the build collected or canceled the frames of any render. */
    static boolean hasFrames(Run<?, ?> run) {
        RenderAction action = run.getAction(RenderAction.class);
        return action != null && action.getRenders().stream().anyMatch(TrendBuild::hasTotals);
    }

    private static boolean hasTotals(RenderRecord render) {
        return render.isCollected() || !render.getCancellation().isEmpty();
    }

    int number() {
        return run.getNumber();
    }

    int missing() {
        return requested - archived;
    }

    long seconds() {
        return seconds;
    }

    String label() {
        return Messages.RenderTrend_Build(
                run.getDisplayName(), archived, requested, Util.getTimeSpanString(seconds * 1000));
    }
}
