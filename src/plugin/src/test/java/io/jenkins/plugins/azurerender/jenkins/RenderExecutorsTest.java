package io.jenkins.plugins.azurerender.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.remoting.LocalChannel;
import hudson.security.ACL;
import io.jenkins.plugins.azurerender.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.LogRecorder;
import org.springframework.security.core.Authentication;

/** The threads for polling and downloads, without Jenkins. */
@Tag("unit")
class RenderExecutorsTest {

    private static final Peers ACCOUNT = Peers.of("https://studio.batch.azure.com");

    private final RenderExecutors executors = new RenderExecutors();

    @AfterEach
    void shutDown() {
        executors.onBeforeShutdown();
    }

    @Test
    void fiftyPollsUseTwoThreads() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger max = new AtomicInteger();
        CountDownLatch release = new CountDownLatch(1);
        List<Future<?>> polls = new ArrayList<>();
        for (int build = 0; build < 50; build++) {
            polls.add(executors.poll(
                    ACCOUNT,
                    () -> {
                        max.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Latches.await(release);
                        now.decrementAndGet();
                    },
                    x -> {}));
        }
        Waiting.await("second thread").until(() -> max.get() >= 2);
        Future<?> aborted = polls.remove(49);
        aborted.cancel(true);
        release.countDown();
        for (Future<?> poll : polls) {
            poll.get();
        }
        assertEquals(2, max.get());
    }

    @Test
    void pollsDoNotWaitForFetches() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        for (int fetch = 0; fetch < 10; fetch++) {
            executors.fetch(ACCOUNT, () -> Latches.await(release), x -> {});
        }
        executors.poll(ACCOUNT, () -> {}, x -> {}).get(30, TimeUnit.SECONDS);
        release.countDown();
    }

    /** Twice as many agents as an account has threads for files hang, each with more tasks than it has threads. */
    @Test
    void agentsThatHangUseNoThreadsOfOthers() throws Exception {
        ExecutorService channels = Executors.newSingleThreadExecutor();
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        Runnable hang = () -> {
            hanging.incrementAndGet();
            Latches.await(release);
        };
        try {
            for (int agent = 0; agent < 8; agent++) {
                Peers hung = new Peers(ACCOUNT.endpoints(), new LocalChannel(channels));
                for (int task = 0; task < 30; task++) {
                    executors.fetch(hung, hang, x -> {});
                    executors.work(hung, hang, x -> {});
                    executors.cleanUp(hung, hang, x -> {});
                }
            }
            Peers healthy = new Peers(ACCOUNT.endpoints(), new LocalChannel(channels));
            Peers controller = new Peers(ACCOUNT.endpoints(), FilePath.localChannel);
            for (Peers other : List.of(healthy, controller, ACCOUNT)) {
                for (int task = 0; task < 100; task++) {
                    executors.fetch(other, ended::incrementAndGet, x -> {}).get(30, TimeUnit.SECONDS);
                    executors.work(other, ended::incrementAndGet, x -> {}).get(30, TimeUnit.SECONDS);
                    executors.cleanUp(other, ended::incrementAndGet, x -> {}).get(30, TimeUnit.SECONDS);
                }
            }
            assertEquals(3 * 3 * 100, ended.get());
            int perAgent = 2 + 12 + 2;
            Waiting.await("threads of the agents").until(() -> hanging.get() >= 8 * perAgent);
            assertEquals(8 * perAgent, hanging.get());
        } finally {
            release.countDown();
            channels.shutdown();
        }
    }

    /** The threads of an agent are those of one account on it. */
    @Test
    void accountThatHangsLeavesThreadsOfItsAgentToOthers() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        for (int account = 0; account < 8; account++) {
            Peers hung = new Peers(List.of("https://black-hole-" + account), FilePath.localChannel);
            for (int fetch = 0; fetch < 10; fetch++) {
                executors.fetch(
                        hung,
                        () -> {
                            hanging.incrementAndGet();
                            Latches.await(release);
                        },
                        x -> {});
            }
        }
        Peers healthy = new Peers(ACCOUNT.endpoints(), FilePath.localChannel);
        executors.fetch(healthy, () -> {}, x -> {}).get(30, TimeUnit.SECONDS);
        Waiting.await("threads of the accounts").until(() -> hanging.get() >= 8 * 2);
        assertEquals(8 * 2, hanging.get());
        release.countDown();
    }

    @Test
    void tasksRunAsSystem() throws Exception {
        AtomicReference<Authentication> user = new AtomicReference<>();
        executors
                .poll(ACCOUNT, () -> user.set(Jenkins.getAuthentication2()), x -> {})
                .get();
        assertEquals(ACL.SYSTEM2, user.get());
    }

    /** The results of most tasks are not read. */
    @Test
    void errorOfATaskIsLogged() {
        Error error = new LinkageError("task");
        try (LogRecorder log =
                new LogRecorder().record(RenderExecutors.class, Level.WARNING).capture(10)) {
            Future<?> failed = executors.cleanUp(
                    ACCOUNT,
                    () -> {
                        throw error;
                    },
                    x -> {});
            ExecutionException thrown = assertThrows(ExecutionException.class, failed::get);
            assertEquals(error, thrown.getCause());
            assertEquals(List.of("Unexpected error in a background task"), log.getMessages());
        }
    }

    @Test
    void shutdownFinishesRunningTasksAndDropsNewOnes() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Future<?> running = executors.fetch(
                ACCOUNT,
                () -> {
                    started.countDown();
                    Latches.await(release);
                },
                x -> {});
        started.await();
        executors.onBeforeShutdown();
        Future<?> late = executors.fetch(ACCOUNT, () -> {}, x -> {});
        release.countDown();
        running.get();
        assertTrue(running.isDone());
        assertFalse(late.isDone());
    }
}
