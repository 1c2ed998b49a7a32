package hudson.tasks;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import java.io.IOException;

/** How builds of one job are synchronized; here they never run concurrently. */
@SuppressWarnings("rawtypes")
public enum BuildStepMonitor {
    /** No synchronization. */
    NONE {
        @Override
        public boolean perform(BuildStep bs, AbstractBuild build, Launcher launcher, BuildListener listener)
                throws InterruptedException, IOException {
            return bs.perform(build, launcher, listener);
        }
    },
    /** Waits for the same step of the previous build. */
    STEP {
        @Override
        public boolean perform(BuildStep bs, AbstractBuild build, Launcher launcher, BuildListener listener)
                throws InterruptedException, IOException {
            return bs.perform(build, launcher, listener);
        }
    },
    /** Waits for the previous build. */
    BUILD {
        @Override
        public boolean perform(BuildStep bs, AbstractBuild build, Launcher launcher, BuildListener listener)
                throws InterruptedException, IOException {
            return bs.perform(build, launcher, listener);
        }
    };

    /** Runs the step. */
    public abstract boolean perform(BuildStep bs, AbstractBuild build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException;
}
