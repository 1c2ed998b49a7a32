package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.model.Result;
import hudson.model.queue.QueueTaskFuture;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The future of a scheduled Pipeline build. */
final class PipelineBuildFuture implements QueueTaskFuture<WorkflowRun> {

    private final WorkflowRun run;
    private final CompletableFuture<Void> end;

    PipelineBuildFuture(WorkflowRun run) {
        this.run = run;
        PipelineExecution execution = (PipelineExecution) run.getExecution();
        if (execution == null) {
            throw new IllegalStateException(run + " has not been started.");
        }
        this.end = execution.end();
    }

    @Override
    public Future<WorkflowRun> getStartCondition() {
        return CompletableFuture.completedFuture(run);
    }

    @Override
    public WorkflowRun waitForStart() {
        return run;
    }

    @Override
    public WorkflowRun get() throws InterruptedException, ExecutionException {
        end.get();
        return run;
    }

    @Override
    public WorkflowRun get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        end.get(timeout, unit);
        return run;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        PipelineExecution execution = (PipelineExecution) run.getExecution();
        if (isDone() || execution == null) {
            return false;
        }
        execution.interrupt(Result.ABORTED);
        return true;
    }

    @Override
    public boolean isCancelled() {
        try {
            end.getNow(null);
            return false;
        } catch (CancellationException x) {
            return true;
        }
    }

    @Override
    public boolean isDone() {
        return end.isDone();
    }
}
