package io.jenkins.plugins.azurerender.record;

import hudson.AbortException;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes over renders of the build that a build restarts, so that its collect step works without a submit step: frames are
 * fetched from storage again, and the Batch job is polled. A render that is complete is only reported.
 */
final class RenderTakeover {

    private final Run<?, ?> run;
    private final RenderAction renders;
    private final Object collector;

    /** @param collector the collect step of the build */
    RenderTakeover(Run<?, ?> run, RenderAction renders, Object collector) {
        this.run = run;
        this.renders = renders;
        this.collector = collector;
    }

    /**
     * Adds renders that this build does not have.
     *
     * @param jobs ids of the renders; empty for all
     * @return ids of those that another build collects and that were not added
     * @throws AbortException when the other build is running, was deleted, or has no renders
     */
    List<String> take(List<String> jobs) throws IOException {
        Optional<Run<?, ?>> source = RestartedBuild.of(run);
        if (source.isEmpty()) {
            return List.of();
        }
        Optional<Run<?, ?>> next = source;
        while (next.isPresent() && isEmpty(next.get())) { // it was restarted, too, and ended before its collect step
            next = RestartedBuild.of(next.get());
        }
        if (next.isEmpty()) {
            throw new AbortException(
                    "No render was submitted in this build, nor in build #%s, which it restarts: restart it at the stage of azureRenderSubmit, or start the whole Pipeline."
                            .formatted(source.get().getNumber()));
        }
        return take(next.get(), jobs);
    }

    private static boolean isEmpty(Run<?, ?> build) {
        RenderAction action = build.getAction(RenderAction.class);
        return action == null || action.isEmpty();
    }

    private List<String> take(Run<?, ?> build, List<String> jobs) throws IOException {
        if (build.isBuilding()) {
            throw new AbortException(
                    "No render was submitted in this build, and build #%s, which it restarts, is running: wait until it has ended."
                            .formatted(build.getNumber()));
        }
        RenderAction original = build.getAction(RenderAction.class);
        for (SkippedRender skipped : original.getSkipped()) {
            if (jobs.isEmpty() || jobs.contains(skipped.getJobId())) {
                renders.addSkipped(skipped);
            }
        }
        List<String> refused = new ArrayList<>();
        for (RenderRecord render : original.getRenders()) {
            if (render.isSubmitted()
                    && (jobs.isEmpty() || jobs.contains(render.getJobId()))
                    && !take(build, original, render)) {
                refused.add(render.getJobId());
            }
        }
        return refused;
    }

    /** Returns false if another build collects the render: it was not added, so the end of this build does not terminate it. */
    private boolean take(Run<?, ?> build, RenderAction original, RenderRecord render) throws IOException {
        RenderRecord copy = render.takenOver(build.getNumber());
        if (!render.isComplete() && !renders.reserve(copy, collector)) {
            return false;
        }
        if (render.isComplete()) { // also if another build has completed it meanwhile
            String reason = "build #%s has all frames of '%s'"
                    .formatted(render.getCompletedIn(build.getNumber()), render.getName());
            renders.addSkipped(new SkippedRender(render.getJobId(), reason, render.getFramesDone(), false));
            return true;
        }
        FrameTable source = original.frames(render);
        RenderRecord taken = renders.addTakenOver(copy);
        List<FrameRow> rows = new ArrayList<>();
        source.rows().forEach(row -> rows.add(row.state() == FrameState.ARCHIVED ? row.fetchAgain() : row));
        FrameTable table = renders.frames(taken);
        table.putProblems(source.problems());
        table.put(rows);
        return true;
    }
}
