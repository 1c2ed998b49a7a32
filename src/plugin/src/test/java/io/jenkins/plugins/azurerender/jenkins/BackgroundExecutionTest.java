package io.jenkins.plugins.azurerender.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.Waiting;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every path ends a step exactly once. */
@Tag("unit")
@WithJenkins
class BackgroundExecutionTest {

    private static final Set<Thread.State> WAITS =
            EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.TERMINATED);

    private interface Part {
        void run(Work work) throws Exception;
    }

    private static class Work extends BackgroundExecution {

        private static final long serialVersionUID = 1L;

        final transient Part work;
        final transient Part undo;

        Work(StepContext context, Part work, Part undo) {
            super(context);
            this.work = work;
            this.undo = undo;
        }

        @Override
        protected Peers peers() {
            return Peers.of("https://studio.batch.azure.com");
        }

        @Override
        protected void work() throws Exception {
            work.run(this);
        }

        @Override
        protected void cleanUp() throws Exception {
            undo.run(this);
        }

        @Override
        public String getStatus() {
            return "";
        }
    }

    private final StepEnds ends = new StepEnds();

    @Test
    void errorInCleanupEndsTheStep(JenkinsRule jenkins) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Work step = new Work(
                ends,
                work -> {
                    started.countDown();
                    Thread.sleep(Long.MAX_VALUE);
                },
                work -> {
                    throw new NoClassDefFoundError("undo");
                });
        step.start();
        started.await();
        AbortException abort = new AbortException("stopped");
        step.stop(abort);
        assertEquals(abort, ends.only());
        assertInstanceOf(NoClassDefFoundError.class, abort.getSuppressed()[0]);
    }

    @Test
    void rejectedAttemptFailsTheStep(JenkinsRule jenkins) throws Exception {
        Work step = new Work(ends, work -> {}, work -> {}) {
            private static final long serialVersionUID = 1L;

            @Override
            protected Future<?> submit(Runnable work, Consumer<DeadlineException> onGivenUp) {
                throw new RejectedExecutionException("no thread");
            }
        };
        step.start();
        assertInstanceOf(RejectedExecutionException.class, ends.only());
    }

    @Test
    void errorInPeersDuringStopEndsTheStep(JenkinsRule jenkins) throws Exception {
        Work step = new Work(ends, work -> Thread.sleep(Long.MAX_VALUE), work -> {}) {
            private static final long serialVersionUID = 1L;

            @Override
            protected Peers peers() {
                throw new IllegalStateException("the agent is gone");
            }
        };
        AbortException abort = new AbortException("stopped");
        step.stop(abort);
        step.stop(new AbortException("again"));
        assertEquals(abort, ends.only());
    }

    @Test
    void errorAfterAFailedAttemptFailsTheStep(JenkinsRule jenkins) throws Exception {
        Work step =
                new Work(
                        ends,
                        work -> {
                            throw new LinkageError("work");
                        },
                        work -> {}) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean continuesAfter(Throwable problem) {
                        throw new IllegalStateException("retry");
                    }
                };
        step.start();
        assertInstanceOf(LinkageError.class, ends.only());
    }

    /** The attempt that was given up ends while the next one is running. */
    @Test
    void abortWaitsForTheNewerOfTwoAttempts(JenkinsRule jenkins) throws Exception {
        List<String> events = new CopyOnWriteArrayList<>();
        List<Thread> attempts = new CopyOnWriteArrayList<>();
        List<Consumer<DeadlineException>> givenUp = new CopyOnWriteArrayList<>();
        CountDownLatch hang = new CountDownLatch(1);
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        AtomicReference<Thread> abort = new AtomicReference<>();
        Part work = step -> {
            if (first.getCount() > 0) {
                first.countDown();
                hang.await();
                return;
            }
            second.countDown();
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException x) {
                Waiting.await("abort that waits or has cleaned up")
                        .until(() -> abort.get() != null
                                && WAITS.contains(abort.get().getState()));
                events.add("the second attempt ends");
            }
        };
        Work step = new Work(ends, work, undo -> events.add("cleanup")) {
            private static final long serialVersionUID = 1L;

            @Override
            protected Future<?> submit(Runnable attempt, Consumer<DeadlineException> onGivenUp) {
                FutureTask<Void> task = new FutureTask<>(attempt, null);
                Thread thread = new Thread(task);
                attempts.add(thread);
                givenUp.add(onGivenUp);
                thread.start();
                return task;
            }

            @Override
            protected boolean continuesAfter(Throwable problem) {
                schedule(0);
                return true;
            }

            @Override
            protected void terminate() {
                abort.set(Thread.currentThread());
            }
        };
        step.start();
        first.await();
        givenUp.get(0).accept(DeadlineException.notEnded(Duration.ZERO, DeadlineException.Work.RUNNING));
        second.await();
        hang.countDown();
        attempts.get(0).join();
        AbortException cause = new AbortException("stopped");
        step.stop(cause);
        assertEquals(cause, ends.only());
        assertEquals(List.of(), List.of(cause.getSuppressed()));
        assertEquals(List.of("the second attempt ends", "cleanup"), events);
    }

    /** 300 steps whose work, retries and stops behave at random. Each attempt has its own random numbers. */
    @Test
    void everyPathEndsTheStepOnce(JenkinsRule jenkins) throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            long attempts = random.nextLong();
            boolean fails = random.nextBoolean();
            AtomicInteger attempt = new AtomicInteger();
            StepEnds all = new StepEnds();
            Work step = new Work(all, work -> part(work, new Random(attempts + attempt.incrementAndGet())), work -> {
                if (fails) {
                    throw new LinkageError("undo");
                }
            });
            step.start();
            if (random.nextInt(3) == 0) {
                step.stop(new AbortException("stopped"));
            }
            if (random.nextInt(6) == 0) {
                step.stop(new AbortException("stopped again"));
            }
            all.awaitFirst("seed " + seed);
            step.stop(new AbortException("too late"));
            all.only();
        }
    }

    private static void part(Work work, Random random) throws Exception {
        switch (random.nextInt(7)) {
            case 0 -> work.finish("done");
            case 1 -> work.fail(new AbortException("failed"));
            case 2 -> throw new LinkageError("work");
            case 3 -> {
                work.finish("done");
                throw new IllegalStateException("after the end");
            }
            case 4 -> {
                work.finish("done");
                work.fail(new AbortException("after the end"));
                work.schedule(0);
            }
            default -> work.schedule(random.nextInt(3));
        }
    }
}
