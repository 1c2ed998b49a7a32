package io.jenkins.plugins.azurerender.ui;

import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.List;

/** What one build rendered, by the sums it keeps. */
final class TrendBuild {

    private final Run<?, ?> run;
    private final int archived;
    private final int asked;
    private final long seconds;

    TrendBuild(Run<?, ?> run, List<RenderRecord> renders) {
        this.run = run;
        this.archived = renders.stream().mapToInt(RenderRecord::getFramesDone).sum();
        this.asked = renders.stream().mapToInt(RenderRecord::getFramesAsked).sum();
        this.seconds = renders.stream().mapToLong(RenderRecord::getNodeSeconds).sum();
    }

    /** Whether the frames of any render of the build were collected. */
    static boolean is(Run<?, ?> run) {
        RenderAction action = run.getAction(RenderAction.class);
        return action != null && action.getRenders().stream().anyMatch(RenderRecord::isCollected);
    }

    int number() {
        return run.getNumber();
    }

    int lacking() {
        return asked - archived;
    }

    long seconds() {
        return seconds;
    }

    String words() {
        return Messages.RenderTrend_Build(
                run.getDisplayName(), archived, asked, Util.getTimeSpanString(seconds * 1000));
    }
}
