package hudson.tasks;

/** Stands for hudson.tasks.Builder of Jenkins 2.479.3. */
public abstract class Builder extends hudson.tasks.BuildStepCompatibilityLayer
        implements hudson.model.Describable<hudson.tasks.Builder>, hudson.ExtensionPoint {
    public Builder() {}

    public hudson.model.Descriptor<hudson.tasks.Builder> getDescriptor() {
        throw new UnsupportedOperationException();
    }

    public static hudson.DescriptorExtensionList<hudson.tasks.Builder, hudson.model.Descriptor<hudson.tasks.Builder>>
            all() {
        throw new UnsupportedOperationException();
    }

    public hudson.tasks.BuildStepMonitor getRequiredMonitorService() {
        throw new UnsupportedOperationException();
    }

    public boolean prebuild(hudson.model.Build build, hudson.model.BuildListener buildListener) {
        return false;
    }
}
