package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FailedFramesRetryAction;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.SkippedRender;
import io.jenkins.plugins.azurerender.render.FrameRange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Finds the frames that are missing from an earlier build: the last one that rendered the scene when the request asks for
 * failed frames, or the one whose failed frames the whole build renders again.
 */
final class FailedFrames {

    private final SubmitRequest request;
    private final String jobId;
    private final Run<?, ?> run;
    private final RenderLog log;

    private FailedFrames(SubmitRequest request, String jobId, Run<?, ?> run, RenderLog log) {
        this.request = request;
        this.jobId = jobId;
        this.run = run;
        this.log = log;
    }

    /**
     * Returns the request unchanged, or with the missing frames as its range when it or the build asks for failed frames.
     *
     * @return empty when no frame is missing; the build then records that it rendered nothing
     * @throws AbortException when there is no earlier build
     */
    static Optional<SubmitRequest> resolve(SubmitRequest request, String jobId, Run<?, ?> run, RenderLog log)
            throws IOException {
        FailedFrames frames = new FailedFrames(request, jobId, run, log);
        FailedFramesRetryAction mark = run.getAction(FailedFramesRetryAction.class);
        if (mark != null) {
            return frames.ofBuild(mark.getBuild());
        }
        return request.scene().onlyFailedFrames() ? frames.ofLastBuild() : Optional.of(request);
    }

    private Optional<SubmitRequest> ofBuild(int number) throws IOException {
        Run<?, ?> build = run.getParent().getBuildByNumber(number);
        if (build == null) {
            throw new AbortException(
                    "Build #%s, whose failed frames this build should render, has been deleted: start a build with a frame range."
                            .formatted(number));
        }
        Optional<RenderRecord> render = new PreviousRenders(build).matching(request, jobId);
        if (render.isPresent()) {
            return of(build, render.get());
        }
        if (request.scene().onlyFailedFrames()) {
            return ofLastBuild();
        }
        log.line(
                "job",
                "build #%s did not render '%s'; rendering the frames configured in the step"
                        .formatted(number, sceneFile()));
        return Optional.of(request);
    }

    private Optional<SubmitRequest> ofLastBuild() throws IOException {
        for (Run<?, ?> build = run.getPreviousBuild(); build != null; build = build.getPreviousBuild()) {
            List<RenderRecord> renders =
                    new PreviousRenders(build).of(request.scene().path());
            if (!renders.isEmpty()) {
                return of(build, renders.get(renders.size() - 1));
            }
        }
        throw new AbortException(
                "No earlier build of this job rendered '%s': set frames to a range.".formatted(sceneFile()));
    }

    private Optional<SubmitRequest> of(Run<?, ?> build, RenderRecord render) throws IOException {
        List<Integer> missing = RenderAction.of(build).frames(render).rows().stream()
                .filter(row -> row.state() != FrameState.ARCHIVED)
                .map(FrameRow::number)
                .toList();
        if (missing.isEmpty()) {
            String reason = "build #%s has all frames of '%s'".formatted(build.getNumber(), sceneFile());
            log.line("job", "nothing is rendered: " + reason);
            RenderAction.of(run).addSkipped(new SkippedRender(jobId, reason, 0, false));
            return Optional.empty();
        }
        String range = new FrameRange(missing).toString();
        log.line(
                "job",
                "%s missing or damaged in build #%s: %s"
                        .formatted(RenderLog.count(missing.size(), "frame"), build.getNumber(), range));
        return Optional.of(request.withFrames(range));
    }

    private String sceneFile() {
        return PreviousRenders.fileName(request.scene().path());
    }
}
