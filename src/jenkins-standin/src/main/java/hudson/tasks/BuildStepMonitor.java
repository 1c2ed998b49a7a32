package hudson.tasks;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import java.io.IOException;

/** Stands for hudson.tasks.BuildStepMonitor: how far builds of one job wait for each other; here they run in turn anyway. */
@SuppressWarnings("rawtypes")
public enum BuildStepMonitor {
    /** Not at all. */
    NONE {
        @Override
        public boolean perform(BuildStep bs, AbstractBuild build, Launcher launcher, BuildListener listener)
                throws InterruptedException, IOException {
            return bs.perform(build, launcher, listener);
        }
    },
    /** For the same step of the build before. */
    STEP {
        @Override
        public boolean perform(BuildStep bs, AbstractBuild build, Launcher launcher, BuildListener listener)
                throws InterruptedException, IOException {
            return bs.perform(build, launcher, listener);
        }
    },
    /** For the build before. */
    BUILD {
        @Override
        public boolean perform(BuildStep bs, AbstractBuild build, Launcher launcher, BuildListener listener)
                throws InterruptedException, IOException {
            return bs.perform(build, launcher, listener);
        }
    };

    /** Runs the step when it is its turn. */
    public abstract boolean perform(BuildStep bs, AbstractBuild build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException;
}
