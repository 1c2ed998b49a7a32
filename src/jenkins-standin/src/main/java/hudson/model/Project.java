package hudson.model;

import hudson.tasks.Builder;
import hudson.util.DescribableList;
import java.io.IOException;

/** Stands for hudson.model.Project: a project with builders and publishers. */
public abstract class Project<P extends Project<P, B>, B extends Build<P, B>> extends AbstractProject<P, B>
        implements Saveable {
    private DescribableList<Builder, Descriptor<Builder>> builders;

    /** In the parent. */
    @SuppressWarnings("rawtypes")
    protected Project(ItemGroup parent, String name) {
        super(parent, name);
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        getBuildersList().setOwner(this);
    }

    /** The builders, in a list to change. */
    public synchronized DescribableList<Builder, Descriptor<Builder>> getBuildersList() {
        if (builders == null) {
            builders = new DescribableList<>(this);
        }
        return builders;
    }
}
