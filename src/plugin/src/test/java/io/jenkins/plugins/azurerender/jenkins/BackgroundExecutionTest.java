package io.jenkins.plugins.azurerender.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.AbortException;
import hudson.model.Result;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every path ends a step exactly once. */
@Tag("unit")
@WithJenkins
class BackgroundExecutionTest {

    /** Counts the ends of a step. */
    private static final class Ends extends StepContext {

        private static final long serialVersionUID = 1L;

        private final transient List<Object> all = new CopyOnWriteArrayList<>();
        private final transient CountDownLatch first = new CountDownLatch(1);

        @Override
        public <T> T get(Class<T> key) {
            return null;
        }

        @Override
        public void onSuccess(Object result) {
            all.add(String.valueOf(result));
            first.countDown();
        }

        @Override
        public void onFailure(Throwable problem) {
            all.add(problem);
            first.countDown();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public ListenableFuture<Void> saveState() {
            return Futures.immediateFuture(null);
        }

        @Override
        public void setResult(Result result) {}

        @Override
        public BodyInvoker newBodyInvoker() {
            throw new IllegalStateException();
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        Object only() throws InterruptedException {
            assertTrue(first.await(60, TimeUnit.SECONDS), "the step hangs");
            Thread.sleep(20); // another end would follow now
            assertEquals(1, all.size(), all::toString);
            return all.get(0);
        }
    }

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

    private final Ends ends = new Ends();

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

    /** 300 steps whose work, retries and stops behave at random. */
    @Test
    void everyPathEndsTheStepOnce(JenkinsRule jenkins) throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Ends all = new Ends();
            Work step = new Work(all, work -> part(work, random), work -> {
                if (random.nextBoolean()) {
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
            assertTrue(all.first.await(60, TimeUnit.SECONDS), "seed " + seed + " hangs");
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
