package hudson.model;

import hudson.tasks.Builder;
import hudson.util.DescribableList;
import java.io.IOException;

/** A project with builders. */
public abstract class Project<P extends Project<P, B>, B extends Build<P, B>> extends AbstractProject<P, B>
        implements Saveable {
    private DescribableList<Builder, Descriptor<Builder>> builders;

    /** Creates an item in the parent. */
    @SuppressWarnings("rawtypes")
    protected Project(ItemGroup parent, String name) {
        super(parent, name);
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        getBuildersList().setOwner(this);
    }

    /** Returns the modifiable list of builders. */
    public synchronized DescribableList<Builder, Descriptor<Builder>> getBuildersList() {
        if (builders == null) {
            builders = new DescribableList<>(this);
        }
        return builders;
    }
}
