package hudson.tasks;

/** Stands for hudson.tasks.Recorder of Jenkins 2.479.3. */
public abstract class Recorder extends hudson.tasks.Publisher implements hudson.ExtensionPoint {
    protected Recorder() {}

    public hudson.tasks.BuildStepDescriptor getDescriptor() {
        throw new UnsupportedOperationException();
    }
}
