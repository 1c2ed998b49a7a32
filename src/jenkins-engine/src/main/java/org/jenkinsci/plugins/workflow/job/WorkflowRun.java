package org.jenkinsci.plugins.workflow.job;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import io.jenkins.plugins.azurerender.engine.pipeline.ParameterValues;
import io.jenkins.plugins.azurerender.engine.pipeline.PipelineExecution;
import io.jenkins.plugins.azurerender.engine.pipeline.script.Jenkinsfile;
import io.jenkins.plugins.azurerender.standin.web.UnservedResponse;
import java.io.File;
import java.io.IOException;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.kohsuke.stapler.HttpResponse;

/** A build of a Pipeline job. */
public final class WorkflowRun extends Run<WorkflowJob, WorkflowRun> implements Queue.Executable {

    private transient volatile PipelineExecution execution;

    /** False while the script runs and after a shutdown during that time; null before the start. */
    private volatile Boolean completed;

    public WorkflowRun(WorkflowJob job) throws IOException {
        super(job);
    }

    public WorkflowRun(WorkflowJob job, File dir) throws IOException {
        super(job, dir);
    }

    @Override
    public void run() {
        boolean firstTime = completed == null;
        completed = false;
        if (firstTime) {
            onStartBuilding();
            write();
        }
        execution = new PipelineExecution(
                this, firstTime, () -> Jenkinsfile.of(this).run(), this::ended);
        execution.start();
    }

    private void ended() {
        duration = Math.max(0, System.currentTimeMillis() - getStartTimeInMillis());
        completed = true;
        try {
            write();
        } finally {
            onEndBuilding();
        }
    }

    private void write() {
        try {
            save();
        } catch (IOException x) {
            throw new IllegalStateException("Cannot save " + getRootDir(), x);
        }
    }

    /** Returns the execution; null before the start, and after a restart when the build had ended. */
    public @CheckForNull FlowExecution getExecution() {
        return execution;
    }

    @Override
    public boolean isBuilding() {
        return !Boolean.TRUE.equals(completed);
    }

    @Override
    public boolean isInProgress() {
        return Boolean.FALSE.equals(completed);
    }

    @Override
    public boolean isLogUpdated() {
        return isBuilding();
    }

    @Override
    public void setResult(@NonNull Result r) {
        if (result == null || r.isWorseThan(result)) {
            result = r;
        }
    }

    @Override
    public EnvVars getEnvironment(@NonNull TaskListener listener) throws IOException, InterruptedException {
        EnvVars env = super.getEnvironment(listener);
        ParameterValues.of(this).forEach((name, value) -> env.put(name, String.valueOf(value)));
        PipelineExecution running = execution;
        if (running != null) {
            env.overrideAll(running.assignedVariables());
        }
        return env;
    }

    /** Returns the user as cause of the abort; empty when Jenkins itself aborts the build. */
    private static CauseOfInterruption[] causes() {
        String user = Jenkins.getAuthentication2().getName();
        return user.equals(ACL.SYSTEM2.getName())
                ? new CauseOfInterruption[0]
                : new CauseOfInterruption[] {new CauseOfInterruption.UserInterruption(user)};
    }

    /** Aborts the build as the stop button does. */
    public HttpResponse doStop() {
        checkPermission(Item.CANCEL);
        PipelineExecution running = execution;
        if (running != null) {
            running.interrupt(Result.ABORTED, causes());
        }
        return new UnservedResponse();
    }
}
