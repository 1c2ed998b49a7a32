package io.jenkins.plugins.azurerender.submit;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Looks up renders in the last successful build of a job. */
final class PreviousBuilds {

    private PreviousBuilds() {}

    /** Average node time per frame of this scene in the last successful build, in seconds; 0 when unknown. */
    static double secondsPerFrame(Run<?, ?> run, RenderPlan plan) throws IOException {
        Run<?, ?> lastSuccess = run.getPreviousSuccessfulBuild();
        RenderAction action = lastSuccess == null ? null : lastSuccess.getAction(RenderAction.class);
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

    /** The last successful build, if it has archived all frames of a render with this fingerprint. */
    static Optional<Run<?, ?>> withFingerprint(String fingerprint, Run<?, ?> run) throws IOException {
        Run<?, ?> lastSuccess = run.getPreviousSuccessfulBuild();
        RenderAction action = lastSuccess == null ? null : lastSuccess.getAction(RenderAction.class);
        List<RenderRecord> renders = action == null ? List.of() : action.getRenders();
        for (RenderRecord render : renders) {
            boolean complete = fingerprint.equals(render.getFingerprint())
                    && render.isCollected()
                    && render.getFramesDone() == render.plan().frames().size();
            if (complete && hasArtifacts(action, render)) {
                return Optional.of(lastSuccess);
            }
        }
        return Optional.empty();
    }

    /** Whether its frames are artifacts, not only files in a workspace. */
    private static boolean hasArtifacts(RenderAction action, RenderRecord render) throws IOException {
        return action.frames(render).rows().stream()
                .noneMatch(row -> row.image().files().isEmpty());
    }
}
