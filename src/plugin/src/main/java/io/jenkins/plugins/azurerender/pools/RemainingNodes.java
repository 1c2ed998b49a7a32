package io.jenkins.plugins.azurerender.pools;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.UsedPool;

/**
 * Logs, at the end of a build, which of its pools keep nodes. Sends no request, because the build waits for this: the node
 * counts are those that the steps of the build have found.
 */
@Extension
public final class RemainingNodes extends RunListener<Run<?, ?>> {

    @Override
    public void onCompleted(Run<?, ?> run, @NonNull TaskListener listener) {
        RenderAction action = run.getAction(RenderAction.class);
        if (action == null) {
            return;
        }
        RenderLog log = new RenderLog(listener);
        for (UsedPool pool : action.getUsedPools()) {
            if (action.findBlockPool(pool.getAccount(), pool.getId()).isEmpty()) { // else BlockPoolCleanup ends it
                pool.remaining().ifPresent(text -> log.line("pool", text));
            }
        }
    }
}
