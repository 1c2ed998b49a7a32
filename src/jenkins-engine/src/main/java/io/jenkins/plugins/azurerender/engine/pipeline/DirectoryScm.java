package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.model.InvisibleAction;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** A folder of this machine that stands for the source control of a job. */
public final class DirectoryScm extends InvisibleAction {

    private final String folder;

    public DirectoryScm(String folder) {
        this.folder = folder;
    }

    /** The folder whose files a checkout brings into the workspace. */
    public String folder() {
        return folder;
    }

    /** The folder of that job, or null. */
    public static DirectoryScm of(WorkflowJob job) {
        return job.getAction(DirectoryScm.class);
    }

    /** Gives that job a folder. */
    public static void set(WorkflowJob job, String folder) throws IOException {
        job.addOrReplaceAction(new DirectoryScm(folder));
        job.save();
    }
}
