package hudson.model;

/** Stands for hudson.model.TopLevelItemDescriptor: a kind of item. */
public abstract class TopLevelItemDescriptor extends Descriptor<TopLevelItem> {
    /** For a class. */
    protected TopLevelItemDescriptor(Class<? extends TopLevelItem> clazz) {
        super(clazz);
    }

    /** For the class this one is nested in. */
    protected TopLevelItemDescriptor() {}

    /** Whether such items can have it. */
    @SuppressWarnings("rawtypes")
    public boolean isApplicable(Descriptor descriptor) {
        return true;
    }

    /** Makes an item. */
    @SuppressWarnings("rawtypes")
    public abstract TopLevelItem newInstance(ItemGroup parent, String name);
}
