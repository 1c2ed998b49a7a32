package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.IdleRender;
import io.jenkins.plugins.azurerender.record.OnlyFailedFrames;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.FrameRange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Gives a step the frames that an earlier build did not get: the last one with this scene where the step says {@code
 * failed}, or the one that the whole build is to make up for.
 */
final class FailedFrames {

    /** What a step gives for its frames to mean them. */
    static final String WORD = "failed";

    private final SubmitStep step;
    private final String jobId;
    private final Run<?, ?> run;
    private final RenderLog log;

    private FailedFrames(SubmitStep step, String jobId, Run<?, ?> run, RenderLog log) {
        this.step = step;
        this.jobId = jobId;
        this.run = run;
        this.log = log;
    }

    /**
     * Gives the step its frames, unless neither it nor the build asks for failed ones.
     *
     * @return {@code false} when there are none: then the build remembers that there was nothing to do
     * @throws AbortException when there is no earlier build to take them from
     */
    static boolean settle(SubmitStep step, String jobId, Run<?, ?> run, RenderLog log) throws IOException {
        FailedFrames frames = new FailedFrames(step, jobId, run, log);
        OnlyFailedFrames mark = run.getAction(OnlyFailedFrames.class);
        if (mark != null) {
            return frames.ofBuild(mark.getBuild());
        }
        return !WORD.equals(step.getFrames()) || frames.ofLastBuild();
    }

    private boolean ofBuild(int number) throws IOException {
        Run<?, ?> build = run.getParent().getBuildByNumber(number);
        if (build == null) {
            throw new AbortException(
                    "This build was to render what build #%d did not get, which is deleted: start a build with a range of frames."
                            .formatted(number));
        }
        Optional<RenderRecord> render = new EarlierRenders(build).like(step, jobId);
        if (render.isPresent()) {
            return of(build, render.get());
        }
        if (WORD.equals(step.getFrames())) {
            return ofLastBuild();
        }
        log.line(
                "job",
                "build #%d did not come to render '%s', so it is rendered as the step says"
                        .formatted(number, EarlierRenders.fileName(step.getScene())));
        return true;
    }

    private boolean ofLastBuild() throws IOException {
        for (Run<?, ?> build = run.getPreviousBuild(); build != null; build = build.getPreviousBuild()) {
            List<RenderRecord> renders = new EarlierRenders(build).of(step.getScene());
            if (!renders.isEmpty()) {
                return of(build, renders.get(renders.size() - 1));
            }
        }
        throw new AbortException(
                "No earlier build of this job rendered '%s', so none of its frames failed: set frames to a range."
                        .formatted(EarlierRenders.fileName(step.getScene())));
    }

    private boolean of(Run<?, ?> build, RenderRecord render) throws IOException {
        List<Integer> bad = RenderAction.of(build).frames(render).rows().stream()
                .filter(row -> row.state() != FrameState.ARCHIVED)
                .map(FrameRow::number)
                .toList();
        if (bad.isEmpty()) {
            String reason = "build #%d has all frames of '%s'"
                    .formatted(build.getNumber(), EarlierRenders.fileName(step.getScene()));
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
}
