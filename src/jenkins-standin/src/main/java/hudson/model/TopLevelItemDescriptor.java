package hudson.model;

/** Stands for hudson.model.TopLevelItemDescriptor: a kind of item. */
public abstract class TopLevelItemDescriptor extends Descriptor<TopLevelItem> {

    /** For the class this one is nested in. */
    protected TopLevelItemDescriptor() {}

    /** Makes an item. */
    @SuppressWarnings("rawtypes")
    public abstract TopLevelItem newInstance(ItemGroup parent, String name);
}
