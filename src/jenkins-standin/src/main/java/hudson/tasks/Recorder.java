package hudson.tasks;

import hudson.ExtensionPoint;

/** Stands for hudson.tasks.Recorder: a publisher that records results. */
public abstract class Recorder extends Publisher implements ExtensionPoint {
    /** For subclasses. */
    protected Recorder() {}

    @Override
    public BuildStepDescriptor<Publisher> getDescriptor() {
        return (BuildStepDescriptor<Publisher>) super.getDescriptor();
    }
}
