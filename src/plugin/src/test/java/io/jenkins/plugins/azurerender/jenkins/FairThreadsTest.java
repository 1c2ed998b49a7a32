package io.jenkins.plugins.azurerender.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.Waiting;
import io.jenkins.plugins.azurerender.jenkins.FairThreads.Limits;
import io.jenkins.plugins.azurerender.jenkins.FairThreads.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accounts and agents that do not respond, from the side of those that do. */
@Tag("unit")
class FairThreadsTest {

    private static final Duration NEVER = Duration.ofHours(3);
    private static final Duration SLOW = Duration.ofHours(1);
    private static final List<Peer> HEALTHY = List.of(new Peer("healthy", 2));

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();
    private final List<DeadlineException> givenUp = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private FairThreads threads =
            new FairThreads("test", new Limits(4, 8, Duration.ofMillis(20), Duration.ofMillis(20)));

    @BeforeEach
    void removeCanceledWatches() {
        timer.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void shutDown() {
        release.countDown();
        threads.shutDown();
        timer.shutdownNow();
    }

    @Test
    void peerThatHangsUsesOnlyItsOwnThreads() throws Exception {
        threads = new FairThreads("test", new Limits(4, 8, NEVER, NEVER));
        List<Future<?>> hung = hang(List.of(new Peer("black hole", 2)), 100, NEVER);
        for (int task = 0; task < 1000; task++) {
            threads.submit(HEALTHY, () -> {}, NEVER, givenUp::add).get(60, TimeUnit.SECONDS);
        }
        assertEquals(2, hanging.get());
        assertTrue(hung.stream().noneMatch(Future::isDone));
    }

    /** More peers hang than there are threads: each moves to a spare thread once, and starts there the next time. */
    @Test
    void slowPeersMoveToSpareThreads() throws Exception {
        threads = new FairThreads("test", new Limits(4, 8, SLOW, NEVER), () -> timer);
        for (int peer = 0; peer < 8; peer++) {
            hang(List.of(new Peer("black hole " + peer, 1)), 10, NEVER);
        }
        awaitCount(4, () -> hanging.get());
        becomeSlow(4);
        awaitCount(8, () -> hanging.get());
        becomeSlow(4);
        for (int task = 0; task < 100; task++) {
            threads.submit(HEALTHY, () -> {}, NEVER, givenUp::add).get(60, TimeUnit.SECONDS);
        }
        hang(List.of(new Peer("ninth", 1)), 10, NEVER);
        hang(List.of(new Peer("tenth", 1)), 10, NEVER);
        awaitCount(10, () -> hanging.get());
        becomeSlow(2);
        threads.submit(HEALTHY, () -> {}, NEVER, givenUp::add).get(60, TimeUnit.SECONDS);
    }

    /** All spare threads are in use: a peer that had one slow task uses half of the other threads. */
    @Test
    void peerThatWasSlowOnceUsesIdleThreads() throws Exception {
        threads = new FairThreads("test", new Limits(4, 2, SLOW, NEVER), () -> timer);
        CountDownLatch slow = new CountDownLatch(1);
        List<Peer> once = List.of(new Peer("slow once", 3));
        Future<?> first = threads.submit(once, () -> Latches.await(slow), NEVER, givenUp::add);
        for (int peer = 0; peer < 2; peer++) {
            hang(List.of(new Peer("black hole " + peer, 1)), 1, NEVER);
        }
        awaitCount(2, () -> hanging.get());
        becomeSlow(3);
        slow.countDown();
        first.get(60, TimeUnit.SECONDS);
        hang(once, 3, NEVER);
        awaitCount(4, () -> hanging.get());
        for (int task = 0; task < 100; task++) {
            threads.submit(HEALTHY, () -> {}, NEVER, givenUp::add).get(60, TimeUnit.SECONDS);
        }
        assertEquals(4, hanging.get(), "the others keep half of the threads");
    }

    /** Lets the time pass after which running tasks count as slow. */
    private void becomeSlow(int tasks) throws InterruptedException {
        awaitCount(tasks, () -> due().size());
        due().forEach(watch -> {
            timer.remove(watch);
            watch.run();
        });
    }

    private List<Runnable> due() {
        return timer.getQueue().stream()
                .filter(watch -> ((Delayed) watch).getDelay(TimeUnit.SECONDS) <= SLOW.toSeconds())
                .toList();
    }

    /** 40 peers with 10 tasks each hang: no more threads than the limits allow. */
    @Test
    void threadsAreBounded() throws Exception {
        for (int peer = 0; peer < 40; peer++) {
            hang(List.of(new Peer("black hole " + peer, 2)), 10, NEVER);
        }
        awaitCount(12, () -> hanging.get());
        Waiting.await("no more tasks start").during(Duration.ofMillis(200)).until(() -> hanging.get() == 12);
    }

    @Test
    void taskThatIgnoresItsInterruptIsGivenUpAndReplaced() throws Exception {
        List<Peer> peers = List.of(new Peer("agent", 1));
        hangWithoutInterrupt(peers, 1, Duration.ofMillis(50));
        awaitCount(1, givenUp::size);
        assertEquals(1, threads.givenUp());
        assertTrue(givenUp.get(0).isRunning());
        Future<?> refused = threads.submit(peers, () -> {}, NEVER, givenUp::add);
        assertEquals(2, givenUp.size(), "as many did not end as may run at the same time");
        assertFalse(givenUp.get(1).isRunning());
        assertFalse(refused.isDone());
        threads.submit(HEALTHY, () -> {}, NEVER, givenUp::add).get(60, TimeUnit.SECONDS);
        release.countDown();
        awaitCount(0, () -> threads.givenUp());
        threads.submit(peers, () -> {}, NEVER, givenUp::add).get(60, TimeUnit.SECONDS);
    }

    @Test
    void waitingTasksOfAPeerThatIsGivenUpAreRefused() throws Exception {
        hangWithoutInterrupt(List.of(new Peer("agent", 1)), 10, Duration.ofMillis(50));
        awaitCount(10, () -> givenUp.size());
        assertEquals(1, givenUp.stream().filter(DeadlineException::isRunning).count());
        assertEquals(1, hanging.get());
    }

    @Test
    void deadlineInterruptsTheTask() throws Exception {
        AtomicInteger expired = new AtomicInteger();
        Runnable task = () -> {
            try {
                release.await();
            } catch (InterruptedException x) {
                expired.addAndGet(FairThreads.isExpired() ? 1 : 0);
            }
        };
        threads.submit(HEALTHY, task, Duration.ofMillis(50), givenUp::add).get(60, TimeUnit.SECONDS);
        assertEquals(1, expired.get());
        AtomicInteger interrupted = new AtomicInteger();
        for (int next = 0; next < 20; next++) {
            threads.submit(HEALTHY, () -> interrupted.addAndGet(Thread.interrupted() ? 1 : 0), NEVER, givenUp::add)
                    .get(60, TimeUnit.SECONDS);
        }
        assertEquals(0, interrupted.get(), "the interrupt was for the first task only");
        assertEquals(List.of(), givenUp);
    }

    /** A thousand tasks of one account are before a single one of another. */
    @Test
    void peersAreServedInTurn() throws Exception {
        threads = new FairThreads("test", new Limits(1, 0, NEVER, NEVER));
        hang(List.of(new Peer("first", 1)), 1, NEVER);
        AtomicInteger before = new AtomicInteger();
        for (int task = 0; task < 1000; task++) {
            threads.submit(List.of(new Peer("many", 2)), before::incrementAndGet, NEVER, givenUp::add);
        }
        AtomicInteger atThatTime = new AtomicInteger();
        Future<?> one = threads.submit(HEALTHY, () -> atThatTime.set(before.get()), NEVER, givenUp::add);
        release.countDown();
        one.get(60, TimeUnit.SECONDS);
        assertTrue(atThatTime.get() <= 1, atThatTime::toString);
    }

    @Test
    void storageSharedByAccountsIsLimitedToo() throws Exception {
        threads = new FairThreads("test", new Limits(20, 8, NEVER, NEVER));
        for (String account : List.of("one", "two", "three")) {
            hang(List.of(new Peer(account, 2), new Peer("storage", 4)), 10, NEVER);
        }
        awaitCount(4, () -> hanging.get());
    }

    private static void awaitCount(int expected, IntSupplier count) {
        Waiting.await("count of " + expected).until(count::getAsInt, actual -> actual == expected);
    }

    private List<Future<?>> hang(List<Peer> peers, int tasks, Duration deadline) {
        List<Future<?>> hung = new ArrayList<>();
        Runnable task = () -> {
            hanging.incrementAndGet();
            Latches.await(release);
        };
        for (int number = 0; number < tasks; number++) {
            hung.add(threads.submit(peers, task, deadline, givenUp::add));
        }
        return hung;
    }

    private void hangWithoutInterrupt(List<Peer> peers, int tasks, Duration deadline) {
        Runnable task = () -> {
            hanging.incrementAndGet();
            for (boolean waiting = true; waiting; ) {
                try {
                    release.await();
                    waiting = false;
                } catch (InterruptedException x) {
                    // like a callable that hangs in a system call
                }
            }
        };
        for (int number = 0; number < tasks; number++) {
            threads.submit(peers, task, deadline, givenUp::add);
        }
    }
}
