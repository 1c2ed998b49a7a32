package io.jenkins.plugins.azurerender.standin.harness;

import hudson.model.Action;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.standin.pipeline.PipelineExecution;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** A build whose log is shown as it is written, and which is aborted when this process is told to end. */
public final class ForegroundBuild {

    private static final long PERIOD_MILLIS = 100;

    private final WorkflowRun run;
    private final Future<WorkflowRun> end;
    private final LogTail log;

    private ForegroundBuild(WorkflowRun run, Future<WorkflowRun> end) {
        this.run = run;
        this.end = end;
        this.log = new LogTail(run);
    }

    /** Starts a build of that job. */
    public static ForegroundBuild start(WorkflowJob job, Action... actions) throws InterruptedException {
        var scheduled = job.scheduleBuild2(0, actions);
        if (scheduled == null) {
            throw new IllegalStateException("The job " + job.getFullName() + " has no Pipeline script.");
        }
        try {
            return new ForegroundBuild(scheduled.waitForStart(), scheduled);
        } catch (ExecutionException x) {
            throw new IllegalStateException("The build of " + job.getFullName() + " did not start", x);
        }
    }

    /** Aborts the build when the process is told to end (Ctrl-C), and holds the process that long for its clean-up. */
    public ForegroundBuild abortOnShutdown(Duration patience) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> abort(patience), "aborting " + run));
        return this;
    }

    /** Copies the log to that stream until the build has ended; its result. */
    public Result follow(PrintStream out) throws InterruptedException, IOException {
        boolean ended;
        do {
            ended = waitForEnd(PERIOD_MILLIS);
            log.newLines().forEach(out::println);
        } while (!ended);
        return run.getResult();
    }

    /** Aborts the build as its stop button does and waits that long for its end. */
    public void abort(Duration patience) {
        PipelineExecution execution = (PipelineExecution) run.getExecution();
        if (end.isDone() || execution == null) {
            return;
        }
        execution.interrupt(Result.ABORTED, new CauseOfInterruption.UserInterruption("the terminal"));
        try {
            waitForEnd(patience.toMillis());
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean waitForEnd(long millis) throws InterruptedException {
        try {
            end.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException x) {
            return false;
        } catch (ExecutionException x) {
            throw new IllegalStateException("The build " + run + " was lost", x);
        }
    }

    /** The build. */
    public WorkflowRun run() {
        return run;
    }
}
