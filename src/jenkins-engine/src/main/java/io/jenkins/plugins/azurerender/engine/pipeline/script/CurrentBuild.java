package io.jenkins.plugins.azurerender.engine.pipeline.script;

import hudson.model.Result;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The variable {@code currentBuild}. */
public final class CurrentBuild {

    private final WorkflowRun run;

    CurrentBuild(WorkflowRun run) {
        this.run = run;
    }

    /** Returns the result so far, or null. */
    public String getResult() {
        Result result = run.getResult();
        return result == null ? null : result.toString();
    }

    /** Sets the result if it is worse than the current one. */
    public void setResult(String result) {
        run.setResult(Result.fromString(result));
    }

    /** Returns the result so far; SUCCESS when none is set. */
    public String getCurrentResult() {
        return getResult() == null ? Result.SUCCESS.toString() : getResult();
    }

    public int getNumber() {
        return run.getNumber();
    }

    public String getDisplayName() {
        return run.getDisplayName();
    }

    public void setDisplayName(String name) throws IOException {
        run.setDisplayName(name);
    }

    public String getFullDisplayName() {
        return run.getFullDisplayName();
    }

    public String getProjectName() {
        return run.getParent().getName();
    }

    public String getDescription() {
        return run.getDescription();
    }

    public void setDescription(String description) throws IOException {
        run.setDescription(description);
    }

    public long getStartTimeInMillis() {
        return run.getStartTimeInMillis();
    }

    public WorkflowRun getRawBuild() {
        return run;
    }
}
