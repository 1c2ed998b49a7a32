package io.jenkins.plugins.azurerender.submit;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the last good build of a job tells. */
final class PreviousBuilds {

    private PreviousBuilds() {}

    /** What a frame of this scene took there on average; 0 when it is not known. */
    static double secondsPerFrame(Run<?, ?> run, RenderPlan plan) throws IOException {
        Run<?, ?> good = run.getPreviousSuccessfulBuild();
        RenderAction action = good == null ? null : good.getAction(RenderAction.class);
        if (action == null) {
            return 0;
        }
        for (RenderRecord render : action.getRenders()) {
            if (render.getScene().equals(plan.scene()) && render.isCollected()) {
                return action.frames(render).rows().stream()
                        .mapToLong(FrameRow::nodeSeconds)
                        .filter(seconds -> seconds > 0)
                        .average()
                        .orElse(0);
            }
        }
        return 0;
    }

    /** The last good build when it has all frames of a render of the same scene, assets and settings. */
    static Optional<Run<?, ?>> withSame(String fingerprint, Run<?, ?> run) {
        Run<?, ?> good = run.getPreviousSuccessfulBuild();
        RenderAction action = good == null ? null : good.getAction(RenderAction.class);
        List<RenderRecord> renders = action == null ? List.of() : action.getRenders();
        return renders.stream()
                        .anyMatch(render -> fingerprint.equals(render.getFingerprint())
                                && render.isCollected()
                                && render.getFramesDone()
                                        == render.plan().frames().size())
                ? Optional.of(good)
                : Optional.empty();
    }
}
