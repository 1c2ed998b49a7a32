package hudson.tasks;

/** Stands for hudson.tasks.BuildStepDescriptor of Jenkins 2.479.3. */
public abstract class BuildStepDescriptor<T extends hudson.tasks.BuildStep & hudson.model.Describable<T>>
        extends hudson.model.Descriptor<T> {
    protected BuildStepDescriptor(java.lang.Class<? extends T> type) {}

    protected BuildStepDescriptor() {}

    public static <T extends hudson.tasks.BuildStep & hudson.model.Describable<T>>
            java.util.List<hudson.model.Descriptor<T>> filter(
                    java.util.List<hudson.model.Descriptor<T>> list,
                    java.lang.Class<? extends hudson.model.AbstractProject> type) {
        throw new UnsupportedOperationException();
    }

    public abstract boolean isApplicable(java.lang.Class<? extends hudson.model.AbstractProject> type);
}
