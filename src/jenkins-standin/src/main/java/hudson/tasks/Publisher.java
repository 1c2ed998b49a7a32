package hudson.tasks;

/** Stands for hudson.tasks.Publisher of Jenkins 2.479.3. */
public abstract class Publisher extends hudson.tasks.BuildStepCompatibilityLayer
        implements hudson.model.Describable<hudson.tasks.Publisher> {
    protected Publisher() {}

    public hudson.model.Descriptor<hudson.tasks.Publisher> getDescriptor() {
        throw new UnsupportedOperationException();
    }

    public static hudson.DescriptorExtensionList<
                    hudson.tasks.Publisher, hudson.model.Descriptor<hudson.tasks.Publisher>>
            all() {
        throw new UnsupportedOperationException();
    }

    public boolean needsToRunAfterFinalized() {
        return false;
    }

    @Deprecated
    public boolean prebuild(hudson.model.Build build, hudson.model.BuildListener buildListener) {
        return false;
    }
}
