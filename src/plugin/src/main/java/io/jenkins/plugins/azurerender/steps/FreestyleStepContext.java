package io.jenkins.plugins.azurerender.steps;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Executor;
import hudson.model.Result;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The context of a step in a freestyle build. It is never saved, because such a build does not survive a restart. */
@SuppressFBWarnings(value = "SE_TRANSIENT_FIELD_NOT_RESTORED", justification = "it is never saved, so never restored")
final class FreestyleStepContext extends StepContext {

    private static final long serialVersionUID = 1L;

    /** Longer than a step needs to clean up its Azure resources. */
    private static final long STOP_TIMEOUT_SECONDS = 30;

    private final transient AbstractBuild<?, ?> build;
    private final transient Launcher launcher;
    private final transient BuildListener listener;
    private final transient CompletableFuture<Object> end = new CompletableFuture<>();

    FreestyleStepContext(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) {
        this.build = build;
        this.launcher = launcher;
        this.listener = listener;
    }

    @Override
    public <T> T get(Class<T> key) throws IOException, InterruptedException {
        if (key == EnvVars.class) {
            return key.cast(build.getEnvironment(listener));
        }
        FilePath workspace = build.getWorkspace();
        return Stream.of(build, launcher, listener, workspace == null ? listener : workspace)
                .filter(key::isInstance)
                .map(key::cast)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void onSuccess(Object result) {
        end.complete(result);
    }

    @Override
    public void onFailure(Throwable problem) {
        end.completeExceptionally(problem);
    }

    @Override
    public void setResult(Result result) {
        build.setResult(result);
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
    public BodyInvoker newBodyInvoker() {
        throw new IllegalStateException("A freestyle build step has no block");
    }

    /** Waits for the end of the step. If the build is aborted, stops the step and waits until it has cleaned up. */
    void await(StepExecution execution) throws InterruptedException, IOException {
        try {
            end.get();
        } catch (InterruptedException stop) {
            try {
                execution.stop(new FlowInterruptedException(Result.ABORTED, true, causes()));
                end.get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            } catch (Exception x) {
                if (x instanceof TimeoutException || !(x instanceof ExecutionException)) {
                    listener.error("Could not clean up the Azure resources of this step: " + x);
                }
            }
            throw stop;
        } catch (ExecutionException x) {
            Throwable cause = x.getCause();
            if (cause instanceof IOException problem) {
                throw problem;
            }
            if (cause instanceof InterruptedException problem) {
                throw problem;
            }
            throw new IOException(cause);
        }
    }

    /** Why the build was aborted; this is the thread of its executor. */
    private static CauseOfInterruption[] causes() {
        Executor executor = Executor.currentExecutor();
        return executor == null
                ? new CauseOfInterruption[0]
                : executor.getCausesOfInterruption().toArray(new CauseOfInterruption[0]);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
