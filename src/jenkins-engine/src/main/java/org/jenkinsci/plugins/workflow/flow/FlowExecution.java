package org.jenkinsci.plugins.workflow.flow;

import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import java.io.IOException;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Stands for one run of a Pipeline script. */
public abstract class FlowExecution {

    /** Starts the script. */
    public abstract void start() throws IOException;

    /** The steps that run now; only those without running steps inside when so asked. */
    public /* abstract */ ListenableFuture<List<StepExecution>> getCurrentExecutions(boolean innerMostOnly) {
        throw new AbstractMethodError("Override getCurrentExecutions(boolean) in " + getClass());
    }

    /** Asks the running steps to end. */
    public abstract void interrupt(Result r, CauseOfInterruption... causes) throws IOException, InterruptedException;

    /** Whether the script has ended. */
    public boolean isComplete() {
        return false;
    }
}
