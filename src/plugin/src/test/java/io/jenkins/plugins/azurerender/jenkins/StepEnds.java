package io.jenkins.plugins.azurerender.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The context of a step without a build. Counts the ends of the step. */
public class StepEnds extends StepContext {

    private static final long serialVersionUID = 1L;

    private final transient List<Object> all = new CopyOnWriteArrayList<>();
    private final transient CountDownLatch first = new CountDownLatch(1);

    @Override
    public <T> T get(Class<T> key) throws IOException, InterruptedException {
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

    /** Waits for the first end. */
    public void awaitFirst(String step) throws InterruptedException {
        assertTrue(first.await(60, TimeUnit.SECONDS), step + " hangs");
    }

    /** Returns the result or problem of the only end, when no thread can cause another one. */
    public Object only() throws InterruptedException {
        awaitFirst("the step");
        RenderThreads.awaitIdle();
        assertEquals(1, all.size(), all::toString);
        return all.get(0);
    }
}
