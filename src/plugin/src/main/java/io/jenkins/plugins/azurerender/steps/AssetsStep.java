package io.jenkins.plugins.azurerender.steps;

import hudson.Util;
import io.jenkins.plugins.azurerender.storage.ContainerNames;
import org.kohsuke.stapler.DataBoundSetter;

/** What a scene needs and where it is kept, as a step asks for it. */
public abstract class AssetsStep extends FramesStep {

    private static final long serialVersionUID = 1L;

    private String assets;
    private String project;

    public String getAssets() {
        return assets;
    }

    /** @param assets the folder in the workspace that holds all the scene needs; null for the scene's own folder */
    @DataBoundSetter
    public void setAssets(String assets) {
        this.assets = Util.fixEmptyAndTrim(assets);
    }

    public String getProject() {
        return project;
    }

    /** @param project container that keeps the assets from build to build; null for one of this job's own */
    @DataBoundSetter
    public void setProject(String project) {
        this.project = Util.fixEmptyAndTrim(project);
    }

    /** Checks what can be checked without asking anyone. */
    final void checkAssets() {
        if (project != null) {
            ContainerNames.check(project);
        }
    }
}
