package hudson.model;

/** Stands for hudson.model.TopLevelItem of Jenkins 2.479.3. */
public interface TopLevelItem
        extends hudson.model.Item, hudson.ExtensionPoint, hudson.model.Describable<hudson.model.TopLevelItem> {
    hudson.model.TopLevelItemDescriptor getDescriptor();
}
