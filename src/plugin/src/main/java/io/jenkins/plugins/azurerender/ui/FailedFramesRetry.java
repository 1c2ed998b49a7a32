package io.jenkins.plugins.azurerender.ui;

import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FileParameterValue;
import hudson.model.Item;
import hudson.model.ParametersAction;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.FailedFramesRetryAction;
import io.jenkins.plugins.azurerender.record.FailedFramesRetryCause;
import io.jenkins.plugins.azurerender.record.MissingFrames;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.ParameterizedJobMixIn.ParameterizedJob;

/** Starts a new build with the same parameters that renders only the missing frames of a build. */
public final class FailedFramesRetry {

    private static final Logger LOGGER = Logger.getLogger(FailedFramesRetry.class.getName());

    /** Number of later builds to search. Users retry soon, and loading old builds is slow. */
    private static final int SEARCHED_BUILDS = 50;

    private final Run<?, ?> run;
    /** Both are read once, because an instance serves one request and reading them loads builds. */
    private List<Run<?, ?>> later;

    private Integer count;

    FailedFramesRetry(Run<?, ?> run) {
        this.run = run;
    }

    /** Number of frames missing from all renders of the build, without those that later builds have rendered again. */
    public int getCount() {
        if (count == null) {
            count = count();
        }
        return count;
    }

    private int count() {
        RenderAction action = run.getAction(RenderAction.class);
        if (action == null) {
            return 0;
        }
        int frames = 0;
        for (RenderRecord render : action.getRenders()) {
            try {
                if (!MissingFrames.of(run, render).isEmpty()) {
                    frames += MissingFrames.of(run, render, getLater()).size();
                }
            } catch (IOException x) { // the page shows the other renders
                LOGGER.log(Level.WARNING, x, () -> "Cannot read the frames of " + render.getJobId());
            }
        }
        return frames;
    }

    /** Later builds that render the missing frames of this one, oldest first. */
    public List<Run<?, ?>> getLater() {
        if (later == null) {
            later = findLater();
        }
        return later;
    }

    private List<Run<?, ?>> findLater() {
        List<Run<?, ?>> found = new ArrayList<>();
        Run<?, ?> next = run.getNextBuild();
        for (int i = 0; next != null && i < SEARCHED_BUILDS; i++, next = next.getNextBuild()) {
            if (FailedFramesRetryAction.is(next, run)) {
                found.add(next);
            }
        }
        return found;
    }

    /** The earlier build whose missing frames this build renders; null when it is an ordinary build. */
    public Run<?, ?> getEarlier() {
        FailedFramesRetryAction mark = run.getAction(FailedFramesRetryAction.class);
        return mark == null ? null : run.getParent().getBuildByNumber(mark.getBuild());
    }

    /** Whether to show the button. */
    public boolean isOffered() {
        return run.getParent().hasPermission(Item.BUILD) && getProblem() == null;
    }

    /** Why a retry is not possible now, in one sentence; null if it is. */
    String getProblem() {
        if (run.isBuilding()) {
            return Messages.FailedFramesRetry_Building();
        }
        if (getCount() == 0) {
            return Messages.FailedFramesRetry_Nothing();
        }
        if (!(run.getParent() instanceof ParameterizedJob<?, ?> job) || !job.isBuildable()) {
            return Messages.FailedFramesRetry_Disabled();
        }
        ParametersAction parameters = run.getAction(ParametersAction.class);
        String notPassedOn = parameters == null ? "" : notPassedOn(parameters);
        if (!notPassedOn.isEmpty()) {
            return Messages.FailedFramesRetry_NotPassedOn(notPassedOn);
        }
        return getLater().stream()
                .filter(Run::isBuilding)
                .findFirst()
                .map(running -> Messages.FailedFramesRetry_Running(running.getNumber()))
                .orElse(null);
    }

    /** Parameters that cannot be passed on: uploaded files are deleted, and passwords belong to the user who entered them. */
    private static String notPassedOn(ParametersAction parameters) {
        return parameters.getParameters().stream()
                .filter(value -> value instanceof FileParameterValue || value.isSensitive())
                .map(value -> "'" + value.getName() + "'")
                .reduce((names, name) -> names + ", " + name)
                .orElse("");
    }

    /** Adds the build to the queue, unless an equal one is queued; empty when the job cannot be built. */
    Optional<Future<?>> schedule() {
        List<Action> actions = new ArrayList<>();
        actions.add(new CauseAction(new Cause.UserIdCause(), new FailedFramesRetryCause(run.getNumber(), getCount())));
        actions.add(new FailedFramesRetryAction(run.getNumber()));
        ParametersAction parameters = run.getAction(ParametersAction.class);
        if (parameters != null) {
            actions.add(parameters);
        }
        return run.getParent() instanceof ParameterizedJob<?, ?> job
                ? Optional.ofNullable(job.scheduleBuild2(0, actions.toArray(new Action[0])))
                : Optional.empty();
    }
}
