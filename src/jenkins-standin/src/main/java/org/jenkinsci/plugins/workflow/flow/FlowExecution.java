package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Result;
import java.io.IOException;
import jenkins.model.CauseOfInterruption;

/** The execution of a Pipeline. */
public abstract class FlowExecution {

    /** Starts the script. */
    public abstract void start() throws IOException;

    /** Stops the running steps. */
    public abstract void interrupt(Result r, CauseOfInterruption... causes) throws IOException, InterruptedException;
}
