package io.jenkins.plugins.azurerender.pools;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.DeadlineException;
import io.jenkins.plugins.azurerender.jenkins.Failures;
import io.jenkins.plugins.azurerender.jenkins.FairThreads;
import io.jenkins.plugins.azurerender.jenkins.Peers;
import io.jenkins.plugins.azurerender.jenkins.RenderExecutors;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.BlockPool;
import io.jenkins.plugins.azurerender.record.RenderAction;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;

/**
 * Scales to zero or deletes the pools of blocks that did not end normally, for example in a build that was killed. Between
 * attempts, it waits without a thread.
 */
@Extension
public final class BlockPoolCleanup extends RunListener<Run<?, ?>> {

    private static final Logger LOGGER = Logger.getLogger(BlockPoolCleanup.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Covers the 15 minutes for which a pool that is being resized may reject another resize. */
    private static final Duration LIMIT = Duration.ofHours(1);

    /** One attempt; {@code false} if the pool is still being resized. */
    interface Attempt {
        boolean end(Run<?, ?> run, BlockPool pool) throws Exception;
    }

    private final Attempt attempt;
    private final Duration pause;
    private final Duration limit;

    /** The records of pools that are being ended, with the ids of their builds. */
    private final Map<BlockPool, String> active = new ConcurrentHashMap<>();

    public BlockPoolCleanup() {
        this(BlockPoolCleanup::end, PAUSE, LIMIT);
    }

    BlockPoolCleanup(Attempt attempt, Duration pause, Duration limit) {
        this.attempt = attempt;
        this.pause = pause;
        this.limit = limit;
    }

    static BlockPoolCleanup get() {
        return ExtensionList.lookupSingleton(BlockPoolCleanup.class);
    }

    @Override
    public void onCompleted(Run<?, ?> run, @NonNull TaskListener listener) {
        RenderAction action = run.getAction(RenderAction.class);
        if (action != null) {
            action.getBlockPools().forEach(pool -> start(run, pool));
        }
    }

    /** Ends the pool of a block in the background. The build keeps its record of the pool until this has succeeded. */
    void start(Run<?, ?> run, BlockPool pool) {
        if (active.putIfAbsent(pool, run.getExternalizableId()) == null) {
            submit(run, pool, System.nanoTime() + limit.toNanos());
        }
    }

    /**
     * Whether the pool of an earlier block of the build is still being ended. A new block calls this after it has added its
     * record, and must not use the pool before: the current attempt may not know that record.
     */
    boolean isEnding(Run<?, ?> run, String account, String id) {
        String build = run.getExternalizableId();
        return active.entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().is(account, id) && entry.getValue().equals(build));
    }

    private void submit(Run<?, ?> run, BlockPool pool, long end) {
        String account = pool.getAccount();
        RenderExecutors.get()
                .cleanUp(
                        Peers.of(RenderCloud.batchUrl(account), RenderCloud.storageUrl(account)),
                        () -> attempt(run, pool, end),
                        x -> retry(run, pool, end, x));
    }

    private void attempt(Run<?, ?> run, BlockPool pool, long end) {
        try {
            RenderAction action = RenderAction.of(run);
            if (!action.getBlockPools().contains(pool)) {
                active.remove(pool); // another block of this build uses the pool now
            } else if (attempt.end(run, pool)) {
                action.removeBlockPool(pool);
                active.remove(pool);
                LOGGER.info(() -> "%s pool %s: its block in %s did not end normally"
                        .formatted(pool.isDeletedAtEnd() ? "Deleted" : "Scaled down", pool.getId(), run));
            } else {
                retry(run, pool, end, null);
            }
        } catch (Throwable x) { // an error, too, must not leave the pool active
            if (x instanceof DeadlineException || FairThreads.isExpired() || Failures.retryable(x)) {
                retry(run, pool, end, x);
            } else {
                failed(run, pool, x);
            }
        }
    }

    /** @param problem null if the pool is still being resized */
    private void retry(Run<?, ?> run, BlockPool pool, long end, @CheckForNull Throwable problem) {
        if (System.nanoTime() - end >= 0) {
            failed(run, pool, problem);
            return;
        }
        try {
            Timer.get().schedule(() -> submit(run, pool, end), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException x) {
            LOGGER.log(
                    Level.FINE, x, () -> "Jenkins is shutting down, so pool " + pool.getId() + " is not scaled down");
        }
    }

    private void failed(Run<?, ?> run, BlockPool pool, @CheckForNull Throwable problem) {
        active.remove(pool);
        LOGGER.log(Level.WARNING, problem, () -> "Could not %s pool %s of %s%s. Check its nodes in Azure."
                .formatted(
                        pool.isDeletedAtEnd() ? "delete" : "scale down",
                        pool.getId(),
                        run,
                        problem == null
                                ? ": it is still being resized after %s minutes".formatted(limit.toMinutes())
                                : ""));
    }

    private static boolean end(Run<?, ?> run, BlockPool pool) throws Exception {
        RenderCloud cloud = RenderCloud.open(pool.getAccount(), run);
        return new PoolOperations(pool.getId(), cloud, new RenderLog(TaskListener.NULL))
                .endBlock(run, pool.isDeletedAtEnd());
    }
}
