package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.AbortException;
import hudson.model.BuildListener;
import hudson.model.Result;
import hudson.model.StreamBuildListener;
import hudson.model.listeners.RunListener;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.codehaus.groovy.control.CompilationFailedException;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Writes the log of a build and sets its result. */
final class BuildLog implements AutoCloseable {

    private final WorkflowRun run;
    private final PrintStream out;
    private final BuildListener listener;
    private final PipelineLog pipelineLog;

    @SuppressWarnings("deprecation")
    BuildLog(WorkflowRun run, boolean firstTime) throws IOException {
        this.run = run;
        FileOutputStream file = new FileOutputStream(run.getLogFile(), true);
        this.out = new PrintStream(file, true, StandardCharsets.UTF_8);
        this.listener = new StreamBuildListener(out, StandardCharsets.UTF_8);
        this.pipelineLog = new PipelineLog(listener);
        if (firstTime) {
            listener.started(run.getCauses());
            RunListener.fireStarted(run, listener);
            pipelineLog.note("Start of Pipeline");
        } else {
            out.println("Resuming build at " + new Date() + " after Jenkins restart");
        }
    }

    BuildListener listener() {
        return listener;
    }

    PipelineLog pipelineLog() {
        return pipelineLog;
    }

    /** Logs the end of the script and sets the result of the build. */
    void ended(Throwable failure) {
        pipelineLog.note("End of Pipeline");
        run.setResult(failure == null ? Result.SUCCESS : resultOf(failure));
        if (failure != null) {
            print(failure);
        }
        RunListener.fireCompleted(run, listener);
        listener.finished(run.getResult());
        close();
    }

    /** Returns the result of a build that ended with the failure. */
    static Result resultOf(Throwable failure) {
        return failure instanceof FlowInterruptedException interrupted ? interrupted.getResult() : Result.FAILURE;
    }

    private void print(Throwable failure) {
        if (failure instanceof AbortException) {
            listener.error(failure.getMessage());
        } else if (failure instanceof FlowInterruptedException interrupted) {
            interrupted.handle(run, listener);
        } else if (failure instanceof CompilationFailedException) {
            out.println(failure.getClass().getName() + ": " + failure.getMessage());
        } else {
            failure.printStackTrace(out);
        }
    }

    @Override
    public void close() {
        out.close();
    }
}
