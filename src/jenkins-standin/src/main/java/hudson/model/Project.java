package hudson.model;

/** Stands for hudson.model.Project of Jenkins 2.479.3. */
public abstract class Project<P extends hudson.model.Project<P, B>, B extends hudson.model.Build<P, B>>
        extends hudson.model.AbstractProject<P, B> implements hudson.model.Saveable {
    protected Project(hudson.model.ItemGroup itemGroup, java.lang.String string) {
        super(null, null);
    }

    public hudson.util.DescribableList<hudson.tasks.Publisher, hudson.model.Descriptor<hudson.tasks.Publisher>>
            getPublishersList() {
        throw new UnsupportedOperationException();
    }

    public hudson.util.DescribableList<hudson.tasks.Builder, hudson.model.Descriptor<hudson.tasks.Builder>>
            getBuildersList() {
        throw new UnsupportedOperationException();
    }

    public java.util.List<hudson.tasks.Builder> getBuilders() {
        throw new UnsupportedOperationException();
    }
}
