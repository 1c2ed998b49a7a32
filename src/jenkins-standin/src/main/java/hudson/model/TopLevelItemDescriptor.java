package hudson.model;

/** Stands for hudson.model.TopLevelItemDescriptor of Jenkins 2.479.3. */
public abstract class TopLevelItemDescriptor extends hudson.model.Descriptor<hudson.model.TopLevelItem> {
    protected TopLevelItemDescriptor(java.lang.Class<? extends hudson.model.TopLevelItem> type) {}

    protected TopLevelItemDescriptor() {}

    @Deprecated
    public hudson.model.TopLevelItem newInstance(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public abstract hudson.model.TopLevelItem newInstance(hudson.model.ItemGroup itemGroup, java.lang.String string);

    public boolean isApplicable(hudson.model.Descriptor descriptor) {
        return false;
    }

    public boolean isApplicableIn(hudson.model.ItemGroup itemGroup) {
        return false;
    }
}
