package io.jenkins.plugins.azurerender.pools;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.AbortException;
import hudson.model.FreeStyleBuild;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.Deadlines;
import io.jenkins.plugins.azurerender.jenkins.Peers;
import io.jenkins.plugins.azurerender.jenkins.RenderExecutors;
import io.jenkins.plugins.azurerender.jenkins.RenderThreads;
import io.jenkins.plugins.azurerender.record.BlockPool;
import io.jenkins.plugins.azurerender.record.RenderAction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The end of pools that are still being resized when their build ends. */
@Tag("unit")
@WithJenkins
class BlockPoolCleanupTest {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(5);

    private FreeStyleBuild build;
    private RenderAction action;

    @BeforeEach
    void build(JenkinsRule jenkins) throws Exception {
        build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        action = RenderAction.of(build);
    }

    /** More pools than an account has threads. */
    @Test
    void poolsThatAreResizedUseNoThreads() throws Exception {
        for (int pool = 0; pool < 20; pool++) {
            action.addBlockPool(new BlockPool("studio", "pool-" + pool, false));
        }
        AtomicBoolean steady = new AtomicBoolean();
        AtomicInteger attempts = new AtomicInteger();
        BlockPoolCleanup.Attempt resizing = (run, pool) -> {
            attempts.incrementAndGet();
            return steady.get();
        };
        new BlockPoolCleanup(resizing, Duration.ofSeconds(1), LONG).onCompleted(build, TaskListener.NULL);
        await("attempts").until(() -> attempts.get() >= 20);
        RenderExecutors.get()
                .cleanUp(Peers.of(RenderCloud.batchUrl("studio"), RenderCloud.storageUrl("studio")), () -> {}, x -> {})
                .get(30, TimeUnit.SECONDS);
        assertEquals(20, action.getBlockPools().size());
        steady.set(true);
        await("end of the pools").until(() -> action.getBlockPools().isEmpty());
    }

    @Test
    void poolThatStaysResizingIsReportedAndItsRecordIsKept() throws Exception {
        action.addBlockPool(new BlockPool("studio", "pool", false));
        assertEquals(
                "Could not scale down pool pool of %s: it is still being resized after 0 minutes. Check its nodes in Azure."
                        .formatted(build),
                warning((run, pool) -> false, Duration.ofMillis(100)));
        assertEquals(1, action.getBlockPools().size());
    }

    @Test
    void callThatExceedsItsTimeLimitIsRepeated() throws Exception {
        action.addBlockPool(new BlockPool("studio", "pool", false));
        AtomicInteger attempts = new AtomicInteger();
        BlockPoolCleanup.Attempt late = (run, pool) -> {
            if (attempts.incrementAndGet() <= 3) {
                throw Deadlines.notEnded();
            }
            return true;
        };
        new BlockPoolCleanup(late, PAUSE, LONG).onCompleted(build, TaskListener.NULL);
        await("end of the pools").until(() -> action.getBlockPools().isEmpty());
        assertEquals(4, attempts.get());
    }

    @Test
    void errorIsNotRepeated() throws Exception {
        action.addBlockPool(new BlockPool("studio", "pool", true));
        AtomicInteger attempts = new AtomicInteger();
        BlockPoolCleanup.Attempt refused = (run, pool) -> {
            attempts.incrementAndGet();
            throw new AbortException("refused");
        };
        assertEquals(
                "Could not delete pool pool of %s. Check its nodes in Azure.".formatted(build), warning(refused, LONG));
        assertEquals(1, attempts.get());
        assertEquals(1, action.getBlockPools().size());
    }

    /** A class that cannot be loaded, for example. */
    @Test
    void cleanupCanBeRepeatedAfterAnError() throws Exception {
        action.addBlockPool(new BlockPool("studio", "pool", false));
        AtomicInteger attempts = new AtomicInteger();
        BlockPoolCleanup cleanup = new BlockPoolCleanup(
                (run, pool) -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new LinkageError("broken");
                    }
                    return true;
                },
                PAUSE,
                LONG);
        try (LogRecorder log =
                new LogRecorder().record(BlockPoolCleanup.class, Level.WARNING).capture(10)) {
            cleanup.onCompleted(build, TaskListener.NULL);
            await("warning").until(() -> !log.getMessages().isEmpty());
        }
        cleanup.onCompleted(build, TaskListener.NULL);
        await("end of the pools").until(() -> action.getBlockPools().isEmpty());
    }

    /** The next block of the build has the same pool, and ends it itself. */
    @Test
    void poolOfALaterBlockKeepsItsNodes() throws Exception {
        BlockPool first = new BlockPool("studio", "pool", false);
        action.addBlockPool(first);
        AtomicBoolean steady = new AtomicBoolean();
        AtomicInteger attempts = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        BlockPool other = new BlockPool("studio", "other", false);
        AtomicInteger attemptsOfOther = new AtomicInteger();
        BlockPoolCleanup cleanup = new BlockPoolCleanup(
                (run, pool) -> {
                    if (pool == other) {
                        return attemptsOfOther.incrementAndGet() >= 5;
                    }
                    attempts.incrementAndGet();
                    ended.addAndGet(steady.get() ? 1 : 0);
                    return steady.get();
                },
                PAUSE,
                LONG);
        cleanup.start(build, first);
        await("attempts").until(() -> attempts.get() >= 2);
        action.addBlockPool(new BlockPool("studio", "pool", false));
        RenderThreads.awaitIdle(); // an attempt that has begun ends
        steady.set(true);
        // The first pool would have had its next attempt before the fifth of this one.
        action.addBlockPool(other);
        cleanup.start(build, other);
        await("end of the other pool")
                .until(() -> action.findBlockPool("studio", "other").isEmpty());
        assertEquals(0, ended.get());
        assertEquals(1, action.getBlockPools().size());
    }

    /** The next block of the build begins while the pool of the earlier one is being scaled down. */
    @Test
    void recordOfALaterBlockIsKeptByTheCurrentAttempt() throws Exception {
        BlockPool first = new BlockPool("studio", "pool", false);
        action.addBlockPool(first);
        BlockPool later = new BlockPool("studio", "pool", false);
        List<Boolean> ending = new CopyOnWriteArrayList<>();
        AtomicReference<BlockPoolCleanup> cleanup = new AtomicReference<>();
        cleanup.set(new BlockPoolCleanup(
                (run, pool) -> {
                    action.addBlockPool(later);
                    ending.add(cleanup.get().isEnding(run, "studio", "pool"));
                    return true;
                },
                PAUSE,
                LONG));
        cleanup.get().start(build, first);
        await("end of the attempt")
                .until(() -> !ending.isEmpty() && !cleanup.get().isEnding(build, "studio", "pool"));
        assertEquals(List.of(true), ending, "the later block must wait for the attempt");
        assertEquals(List.of(later), action.getBlockPools());
    }

    private String warning(BlockPoolCleanup.Attempt attempt, Duration limit) throws Exception {
        try (LogRecorder log =
                new LogRecorder().record(BlockPoolCleanup.class, Level.WARNING).capture(10)) {
            new BlockPoolCleanup(attempt, PAUSE, limit).onCompleted(build, TaskListener.NULL);
            await("warning").until(() -> !log.getMessages().isEmpty());
            List<String> messages = log.getMessages();
            assertEquals(1, messages.size(), messages::toString);
            return messages.get(0);
        }
    }
}
