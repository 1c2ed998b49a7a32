package io.jenkins.plugins.azurerender.pools;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.Peers;
import io.jenkins.plugins.azurerender.jenkins.RenderExecutors;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.BlockPool;
import io.jenkins.plugins.azurerender.record.RenderAction;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Scales to zero or deletes the pools of blocks that did not end normally, for example in a build that was killed. */
@Extension
public final class BlockPoolCleanup extends RunListener<Run<?, ?>> {

    private static final Logger LOGGER = Logger.getLogger(BlockPoolCleanup.class.getName());
    private static final long PAUSE_MILLIS = 2_000;

    /** Covers the 15 minutes for which a pool that is being resized may reject another resize. */
    private static final int TRIES = 500;

    @Override
    public void onCompleted(Run<?, ?> run, @NonNull TaskListener listener) {
        RenderAction action = run.getAction(RenderAction.class);
        if (action != null) {
            for (BlockPool pool : action.getBlockPools()) {
                String account = pool.getAccount();
                RenderExecutors.get()
                        .cleanUp(
                                Peers.of(RenderCloud.batchUrl(account), RenderCloud.storageUrl(account)),
                                () -> end(run, pool),
                                x -> failed(run, pool, x));
            }
        }
    }

    private static void end(Run<?, ?> run, BlockPool pool) {
        try {
            RenderCloud cloud = RenderCloud.open(pool.getAccount(), run);
            RenderLog log = new RenderLog(TaskListener.NULL);
            scaleDown(new PoolOperations(pool.getId(), cloud, log), pool.isDeletedAtEnd());
            RenderAction.of(run).removeBlockPool(pool.getAccount(), pool.getId());
            LOGGER.info(() -> "Scaled down pool " + pool.getId() + ": its block in " + run + " did not end normally");
        } catch (Exception x) {
            failed(run, pool, x);
        }
    }

    private static void failed(Run<?, ?> run, BlockPool pool, Exception problem) {
        LOGGER.log(Level.WARNING, problem, () -> "Could not scale down pool " + pool.getId() + " of " + run);
    }

    /** Deletes the pool, or scales it to zero as soon as it accepts a resize. */
    static void scaleDown(PoolOperations pool, boolean delete) throws IOException, InterruptedException {
        for (int tries = 0; tries < TRIES && !pool.endBlock(delete); tries++) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
