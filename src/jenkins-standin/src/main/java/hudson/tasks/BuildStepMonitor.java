package hudson.tasks;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import java.io.IOException;

/** Stands for hudson.tasks.BuildStepMonitor: how far builds of one job wait for each other. */
public enum BuildStepMonitor {
    /** No waiting. */
    NONE {
        @Override
        public boolean perform(BuildStep step, AbstractBuild build, Launcher launcher, BuildListener listener)
                throws IOException, InterruptedException {
            return step.perform(build, launcher, listener);
        }
    };

    /** Runs the step. */
    @SuppressWarnings("rawtypes")
    public abstract boolean perform(BuildStep step, AbstractBuild build, Launcher launcher, BuildListener listener)
            throws IOException, InterruptedException;
}
