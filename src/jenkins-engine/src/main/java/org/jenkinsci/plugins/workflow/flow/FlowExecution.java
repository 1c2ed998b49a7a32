package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Result;
import java.io.IOException;
import jenkins.model.CauseOfInterruption;

/** Stands for one run of a Pipeline script. */
public abstract class FlowExecution {

    /** Starts the script. */
    public abstract void start() throws IOException;

    /** Asks the running steps to end. */
    public abstract void interrupt(Result r, CauseOfInterruption... causes) throws IOException, InterruptedException;
}
