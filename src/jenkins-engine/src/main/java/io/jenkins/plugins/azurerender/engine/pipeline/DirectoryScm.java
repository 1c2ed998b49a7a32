package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.model.InvisibleAction;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** The source directory of a job, which replaces its source control. */
public final class DirectoryScm extends InvisibleAction {

    private final String folder;

    public DirectoryScm(String folder) {
        this.folder = folder;
    }

    /** Returns the directory whose files a checkout copies to the workspace. */
    public String folder() {
        return folder;
    }

    /** Returns the source directory of the job, or null. */
    public static DirectoryScm of(WorkflowJob job) {
        return job.getAction(DirectoryScm.class);
    }

    /** Sets the source directory of the job. */
    public static void set(WorkflowJob job, String folder) throws IOException {
        job.addOrReplaceAction(new DirectoryScm(folder));
        job.save();
    }
}
