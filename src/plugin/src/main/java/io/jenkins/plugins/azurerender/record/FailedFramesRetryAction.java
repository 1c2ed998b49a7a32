package io.jenkins.plugins.azurerender.record;

import hudson.model.Action;
import hudson.model.InvisibleAction;
import hudson.model.Queue;
import hudson.model.Run;
import java.util.List;

/** Marks a build that renders only the missing frames of an earlier build; the frames set in its steps are ignored. */
public final class FailedFramesRetryAction extends InvisibleAction implements Queue.QueueAction {

    private final int build;

    /** @param build number of the earlier build */
    public FailedFramesRetryAction(int build) {
        this.build = build;
    }

    /** Number of the earlier build. */
    public int getBuild() {
        return build;
    }

    /** Whether {@code later} renders the missing frames of {@code earlier}. */
    public static boolean is(Run<?, ?> later, Run<?, ?> earlier) {
        FailedFramesRetryAction mark = later.getAction(FailedFramesRetryAction.class);
        return mark != null && mark.build == earlier.getNumber();
    }

    /** Merges two queued builds only if both render the missing frames of the same build. */
    @Override
    public boolean shouldSchedule(List<Action> actions) {
        return actions.stream()
                .noneMatch(action -> action instanceof FailedFramesRetryAction other && other.build == build);
    }
}
