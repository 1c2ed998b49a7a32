package hudson.model;

/** Describes a type of item. */
public abstract class TopLevelItemDescriptor extends Descriptor<TopLevelItem> {

    /** Creates the descriptor of the enclosing class. */
    protected TopLevelItemDescriptor() {}

    /** Creates an item. */
    @SuppressWarnings("rawtypes")
    public abstract TopLevelItem newInstance(ItemGroup parent, String name);
}
