package io.jenkins.plugins.azurerender.standin.pipeline;

import hudson.model.InvisibleAction;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** A folder of this machine that stands for the source control of a job. */
public final class PocketScm extends InvisibleAction {

    private final String folder;

    public PocketScm(String folder) {
        this.folder = folder;
    }

    /** The folder whose files a checkout brings into the workspace. */
    public String folder() {
        return folder;
    }

    /** The folder of that job, or null. */
    public static PocketScm of(WorkflowJob job) {
        return job.getAction(PocketScm.class);
    }

    /** Gives that job a folder. */
    public static void set(WorkflowJob job, String folder) throws IOException {
        job.addOrReplaceAction(new PocketScm(folder));
        job.save();
    }
}
