package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FailedFramesRetryAction;
import io.jenkins.plugins.azurerender.record.MissingFrames;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderIdentity;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import io.jenkins.plugins.azurerender.record.SkippedRender;
import io.jenkins.plugins.azurerender.render.FrameRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the frames that are missing from the same render of an earlier build: the last one when the request asks for failed
 * frames, or the one whose failed frames the whole build renders again. Frames that a running build may render are refused.
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
     * @throws AbortException when there is no earlier build, or it is running, or has several such renders
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
        checkEnded(build);
        List<Run<?, ?>> retries = new ArrayList<>();
        for (Run<?, ?> later = run.getPreviousBuild();
                later != null && later.getNumber() > number;
                later = later.getPreviousBuild()) {
            if (FailedFramesRetryAction.is(later, build)) {
                checkEnded(later);
                retries.add(later);
            }
        }
        Optional<RenderRecord> render = find(build);
        if (render.isPresent()) {
            return of(build, render.get(), MissingFrames.of(build, render.get(), retries));
        }
        if (request.scene().onlyFailedFrames()) {
            return ofLastBuild();
        }
        log.line(
                "job",
                "build #%s did not render '%s'; rendering the frames configured in the step"
                        .formatted(number, description()));
        return Optional.of(request);
    }

    private Optional<SubmitRequest> ofLastBuild() throws IOException {
        for (Run<?, ?> build = run.getPreviousBuild(); build != null; build = build.getPreviousBuild()) {
            checkEnded(build);
            Optional<RenderRecord> render = find(build);
            if (render.isPresent()) {
                return of(build, render.get(), MissingFrames.of(build, render.get()));
            }
        }
        throw new AbortException(
                "No earlier build of this job rendered '%s' with this name, camera, layers, output and format: set frames to a range."
                        .formatted(description()));
    }

    /** A running build may still render the frames, also if it has not submitted them yet. */
    private static void checkEnded(Run<?, ?> build) throws AbortException {
        if (build.isBuilding()) {
            throw new AbortException(
                    "Build #%s is running and may render the missing frames: wait until it has ended, then start this build again."
                            .formatted(build.getNumber()));
        }
    }

    /** The same render of a build. */
    private Optional<RenderRecord> find(Run<?, ?> build) throws AbortException {
        RenderAction action = build.getAction(RenderAction.class);
        if (action == null) {
            return Optional.empty();
        }
        SceneOptions options = request.scene();
        RenderSettings settings = request.settings(options.path(), SceneDefaults.UNREAD);
        List<RenderRecord> found = RenderIdentity.of(settings)
                .with(options.output() != null, options.format() != null)
                .find(action.getRenders());
        if (found.size() > 1) {
            // Each build runs its steps in the same order.
            List<RenderRecord> sameNumber = found.stream()
                    .filter(render -> number(render.getJobId()).equals(number(jobId)))
                    .toList();
            if (sameNumber.isEmpty()) {
                throw new AbortException(
                        "Build #%s has several renders of '%s' (%s): set frames to a range, and a name for each render."
                                .formatted(
                                        build.getNumber(),
                                        description(),
                                        found.stream()
                                                .map(RenderRecord::getName)
                                                .collect(Collectors.joining(", "))));
            }
            return Optional.of(sameNumber.get(0));
        }
        return found.stream().findFirst();
    }

    private Optional<SubmitRequest> of(Run<?, ?> build, RenderRecord render, List<Integer> missing) throws IOException {
        if (missing.isEmpty()) {
            String reason = "build #%s has all frames of '%s'".formatted(build.getNumber(), render.getName());
            log.line("job", "nothing is rendered: " + reason);
            RenderAction.of(run).addSkipped(new SkippedRender(jobId, reason, 0, false));
            return Optional.empty();
        }
        String range = new FrameRange(missing).toString();
        log.line(
                "job",
                "%s missing or damaged in build #%s, render '%s': %s"
                        .formatted(
                                RenderLog.count(missing.size(), "frame"), build.getNumber(), render.getName(), range));
        return Optional.of(request.withFrames(range));
    }

    /** The number of the render in its build. */
    private static String number(String id) {
        return id.substring(id.lastIndexOf('-') + 1);
    }

    /** The name, or the file of the scene. */
    private String description() {
        String path = request.scene().path();
        return request.render().name() == null
                ? path.substring(path.lastIndexOf('/') + 1)
                : request.render().name();
    }
}
