package io.jenkins.plugins.azurerender.pools;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.HeldPool;
import io.jenkins.plugins.azurerender.record.RenderAction;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Scales to zero or deletes the pools of blocks that did not end normally, for example in a build that was killed. */
@Extension
public final class BlockPoolCleanup extends RunListener<Run<?, ?>> {

    private static final Logger LOGGER = Logger.getLogger(BlockPoolCleanup.class.getName());
    private static final long PAUSE_MILLIS = 2_000;

    /** A pool that is being resized accepts no other resize, for at most 15 minutes. */
    private static final int TRIES = 500;

    @Override
    public void onCompleted(Run<?, ?> run, @NonNull TaskListener listener) {
        RenderAction action = run.getAction(RenderAction.class);
        if (action != null) {
            for (HeldPool held : action.getHeldPools()) {
                Computer.threadPoolForRemoting.submit(() -> end(run, held));
            }
        }
    }

    private static void end(Run<?, ?> run, HeldPool held) {
        try {
            RenderCloud cloud = RenderCloud.open(held.getAccount(), run);
            RenderLog log = new RenderLog(TaskListener.NULL);
            scaleDown(new PoolOperations(held.getId(), cloud.batch(), log), cloud.storage(), held.isDeleted());
            RenderAction.of(run).release(held.getAccount(), held.getId());
            LOGGER.info(() -> "Scaled down pool " + held.getId() + ": its block in " + run + " did not end normally");
        } catch (Exception x) {
            LOGGER.log(Level.WARNING, x, () -> "Could not scale down pool " + held.getId() + " of " + run);
        }
    }

    /** Deletes or scales the pool, as soon as it accepts a change. */
    static void scaleDown(PoolOperations pool, RenderStorage storage, boolean delete)
            throws IOException, InterruptedException {
        if (delete) {
            pool.delete(storage);
            return;
        }
        for (int tries = 0; tries < TRIES && !pool.empty(); tries++) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
