package hudson.model;

/** Stands for hudson.model.AbstractProject of Jenkins 2.479.3. */
public abstract class AbstractProject<
                P extends hudson.model.AbstractProject<P, R>, R extends hudson.model.AbstractBuild<P, R>>
        extends hudson.model.Job<P, R>
        implements hudson.model.BuildableItem, jenkins.model.ParameterizedJobMixIn.ParameterizedJob<P, R> {
    protected AbstractProject(hudson.model.ItemGroup itemGroup, java.lang.String string) {
        super(null, null);
    }

    public java.util.List<hudson.model.Action> getActions() {
        throw new UnsupportedOperationException();
    }

    public void enable() throws java.io.IOException {}

    public void onLoad(hudson.model.ItemGroup<? extends hudson.model.Item> itemGroup, java.lang.String string)
            throws java.io.IOException {}

    public void removeRun(R abstractBuild) {}

    public R getBuildByNumber(int value) {
        throw new UnsupportedOperationException();
    }

    public R getFirstBuild() {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Label getAssignedLabel() {
        throw new UnsupportedOperationException();
    }

    public int getQuietPeriod() {
        return 0;
    }

    public R getLastBuild() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getPronoun() {
        throw new UnsupportedOperationException();
    }

    public boolean isBuildable() {
        return false;
    }

    @Deprecated
    public final hudson.FilePath getWorkspace() {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Node getLastBuiltOn() {
        throw new UnsupportedOperationException();
    }

    public void setAssignedLabel(hudson.model.Label label) throws java.io.IOException {}

    public final hudson.FilePath getSomeWorkspace() {
        throw new UnsupportedOperationException();
    }

    public final R getSomeBuildWithWorkspace() {
        throw new UnsupportedOperationException();
    }

    public boolean isDisabled() {
        return false;
    }

    public void disable() throws java.io.IOException {}

    public abstract hudson.util.DescribableList<hudson.tasks.Publisher, hudson.model.Descriptor<hudson.tasks.Publisher>>
            getPublishersList();

    public boolean scheduleBuild(int value, hudson.model.Cause cause, hudson.model.Action... values) {
        return false;
    }

    public hudson.model.queue.QueueTaskFuture<R> scheduleBuild2(int value, hudson.model.Cause cause) {
        throw new UnsupportedOperationException();
    }

    public hudson.model.queue.QueueTaskFuture<R> scheduleBuild2(int value) {
        throw new UnsupportedOperationException();
    }

    public hudson.model.queue.QueueTaskFuture<R> scheduleBuild2(
            int value, hudson.model.Cause cause, java.util.Collection<? extends hudson.model.Action> collection) {
        throw new UnsupportedOperationException();
    }

    public hudson.model.queue.QueueTaskFuture<R> scheduleBuild2(
            int value, hudson.model.Cause cause, hudson.model.Action... values) {
        throw new UnsupportedOperationException();
    }

    public hudson.model.queue.QueueTaskFuture<R> scheduleBuild2(int value, hudson.model.Action... values) {
        throw new UnsupportedOperationException();
    }

    protected abstract java.lang.Class<R> getBuildClass();

    protected R newBuild() throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public R createExecutable() throws java.io.IOException {
        throw new UnsupportedOperationException();
    }
    /** Stands for hudson.model.AbstractProject.AbstractProjectDescriptor of Jenkins 2.479.3. */
    public abstract static class AbstractProjectDescriptor extends hudson.model.TopLevelItemDescriptor {
        public AbstractProjectDescriptor() {}

        public boolean isApplicable(hudson.model.Descriptor descriptor) {
            return false;
        }
    }
}
