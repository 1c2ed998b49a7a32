package io.jenkins.plugins.azurerender.record;

import hudson.model.Action;
import hudson.model.InvisibleAction;
import hudson.model.Queue;
import hudson.model.Run;
import java.util.List;

/** Marks a build that renders only what an earlier build of its job did not get, whatever frames its steps ask for. */
public final class FailedFramesRetryAction extends InvisibleAction implements Queue.QueueAction {

    private final int build;

    /** @param build number of the earlier build */
    public FailedFramesRetryAction(int build) {
        this.build = build;
    }

    /** The number of the earlier build. */
    public int getBuild() {
        return build;
    }

    /** Whether a build has this mark for that earlier one. */
    public static boolean is(Run<?, ?> later, Run<?, ?> earlier) {
        FailedFramesRetryAction mark = later.getAction(FailedFramesRetryAction.class);
        return mark != null && mark.build == earlier.getNumber();
    }

    /** In the queue it is one build with those that do the very same, and with no other. */
    @Override
    public boolean shouldSchedule(List<Action> actions) {
        return actions.stream()
                .noneMatch(action -> action instanceof FailedFramesRetryAction other && other.build == build);
    }
}
