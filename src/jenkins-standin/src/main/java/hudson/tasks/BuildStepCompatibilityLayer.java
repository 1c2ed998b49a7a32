package hudson.tasks;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;

/** Runs a {@link SimpleBuildStep} in a freestyle build. */
public abstract class BuildStepCompatibilityLayer implements BuildStep {
    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        if (!(this instanceof SimpleBuildStep step)) {
            return true;
        }
        FilePath workspace = build.getWorkspace();
        if (workspace == null && step.requiresWorkspace()) {
            throw new AbortException("no workspace for " + build);
        }
        if (workspace == null) {
            step.perform(build, build.getEnvironment(listener), listener);
        } else {
            step.perform(build, workspace, build.getEnvironment(listener), launcher, listener);
        }
        return true;
    }
}
