package hudson.tasks;

import hudson.model.Describable;
import hudson.model.Descriptor;
import jenkins.model.Jenkins;

/** Stands for hudson.tasks.Publisher: a step after the build. */
public abstract class Publisher extends BuildStepCompatibilityLayer implements Describable<Publisher> {
    /** For subclasses. */
    protected Publisher() {}

    @Override
    @SuppressWarnings("unchecked")
    public Descriptor<Publisher> getDescriptor() {
        return Jenkins.get().getDescriptorOrDie(getClass());
    }

    /** Whether it runs when the build is already over. */
    public boolean needsToRunAfterFinalized() {
        return false;
    }
}
