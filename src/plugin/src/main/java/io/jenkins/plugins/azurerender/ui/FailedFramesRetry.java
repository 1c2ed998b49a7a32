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
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import jenkins.model.ParameterizedJobMixIn.ParameterizedJob;

/** Another build of the job, with the same parameters, that renders only what a build did not get. */
public final class FailedFramesRetry {

    /** Of the builds that came after, so many are looked at: it is pressed soon, and old builds are slow to read. */
    private static final int LOOKED_AT = 50;

    private final Run<?, ?> run;

    FailedFramesRetry(Run<?, ?> run) {
        this.run = run;
    }

    /** How many frames of all renders of the build are not among its artifacts. */
    public int getCount() {
        RenderAction action = run.getAction(RenderAction.class);
        return action == null
                ? 0
                : action.getRenders().stream()
                        .mapToInt(render -> lacking(action, render))
                        .sum();
    }

    private static int lacking(RenderAction action, RenderRecord render) {
        try {
            FrameTable table = action.frames(render);
            return table.size() - table.count(FrameState.ARCHIVED);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    /** Builds that do it or did, from old to new. */
    public List<Run<?, ?>> getLater() {
        List<Run<?, ?>> later = new ArrayList<>();
        Run<?, ?> next = run.getNextBuild();
        for (int i = 0; next != null && i < LOOKED_AT; i++, next = next.getNextBuild()) {
            if (FailedFramesRetryAction.is(next, run)) {
                later.add(next);
            }
        }
        return later;
    }

    /** The earlier build whose frames this one renders again; null when it is none of that kind. */
    public Run<?, ?> getEarlier() {
        FailedFramesRetryAction mark = run.getAction(FailedFramesRetryAction.class);
        return mark == null ? null : run.getParent().getBuildByNumber(mark.getBuild());
    }

    /** Whether there is a button for it. */
    public boolean isOffered() {
        return !run.isBuilding() && run.getParent().hasPermission(Item.BUILD) && getCount() > 0 && getRefusal() == null;
    }

    /** Why it cannot be done now, one sentence; null when it can. */
    String getRefusal() {
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
        String lost = parameters == null ? "" : lost(parameters);
        if (!lost.isEmpty()) {
            return Messages.FailedFramesRetry_Lost(lost);
        }
        return getLater().stream()
                .filter(Run::isBuilding)
                .findFirst()
                .map(busy -> Messages.FailedFramesRetry_Busy(busy.getNumber()))
                .orElse(null);
    }

    /** Files are gone by now; and a password is for the one who typed it. */
    private static String lost(ParametersAction parameters) {
        return parameters.getParameters().stream()
                .filter(value -> value instanceof FileParameterValue || value.isSensitive())
                .map(value -> "'" + value.getName() + "'")
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    /** Puts the build into the queue, where it is one with another that does the very same; empty when it is not taken. */
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
