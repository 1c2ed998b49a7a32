package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.results.FrameRow;
import io.jenkins.plugins.azurerender.results.FrameState;
import io.jenkins.plugins.azurerender.results.IdleRender;
import io.jenkins.plugins.azurerender.results.RenderAction;
import io.jenkins.plugins.azurerender.results.RenderRecord;
import java.io.IOException;
import java.util.List;

/** Puts the frames that the last build did not get in place of the word {@code failed}. */
final class FailedFrames {

    /** What a step gives for its frames to mean them. */
    static final String WORD = "failed";

    private FailedFrames() {}

    /**
     * Gives the step its frames.
     *
     * @return {@code false} when there are none: then the build remembers that there was nothing to do
     * @throws AbortException when no earlier build rendered this scene
     */
    static boolean settle(SubmitStep step, String jobId, Run<?, ?> run, RenderLog log) throws IOException {
        String file = fileName(step.getScene());
        for (Run<?, ?> build = run.getPreviousBuild(); build != null; build = build.getPreviousBuild()) {
            RenderAction action = build.getAction(RenderAction.class);
            List<RenderRecord> renders = action == null
                    ? List.of()
                    : action.getRenders().stream()
                            .filter(render -> fileName(render.getScene()).equals(file))
                            .toList();
            if (renders.isEmpty()) {
                continue;
            }
            List<Integer> bad = action.frames(renders.get(renders.size() - 1)).rows().stream()
                    .filter(row -> row.state() != FrameState.ARCHIVED)
                    .map(FrameRow::number)
                    .toList();
            if (bad.isEmpty()) {
                String reason = "build #%d has all frames of '%s'".formatted(build.getNumber(), file);
                log.line("job", "nothing is rendered: " + reason);
                RenderAction.of(run).rememberIdle(new IdleRender(jobId, reason, 0, false));
                return false;
            }
            step.setFrames(new FrameRange(bad).toString());
            log.line(
                    "job",
                    "%s that build #%d did not get: %s"
                            .formatted(RenderLog.count(bad.size(), "frame"), build.getNumber(), step.getFrames()));
            return true;
        }
        throw new AbortException(
                "No earlier build of this job rendered '%s', so none of its frames failed: set frames to a range."
                        .formatted(file));
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
