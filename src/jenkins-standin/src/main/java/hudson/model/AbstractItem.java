package hudson.model;

/** Stands for hudson.model.AbstractItem of Jenkins 2.479.3. */
public abstract class AbstractItem extends hudson.model.Actionable
        implements hudson.model.Item, hudson.security.AccessControlled {
    protected transient java.lang.String name;
    protected volatile java.lang.String description;

    protected AbstractItem(hudson.model.ItemGroup itemGroup, java.lang.String string) {}

    public java.lang.String getName() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String toString() {
        throw new UnsupportedOperationException();
    }

    public hudson.model.ItemGroup getParent() {
        throw new UnsupportedOperationException();
    }

    public void delete() throws java.io.IOException, java.lang.InterruptedException {}

    public void save() throws java.io.IOException {}

    public java.lang.String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public final java.lang.String getFullName() {
        throw new UnsupportedOperationException();
    }

    public final java.lang.String getUrl() {
        throw new UnsupportedOperationException();
    }

    public final hudson.XmlFile getConfigFile() {
        throw new UnsupportedOperationException();
    }

    public java.io.File getRootDir() {
        throw new UnsupportedOperationException();
    }

    public void onLoad(hudson.model.ItemGroup<? extends hudson.model.Item> itemGroup, java.lang.String string)
            throws java.io.IOException {}

    public java.lang.String getDescription() {
        throw new UnsupportedOperationException();
    }

    public final java.lang.String getFullDisplayName() {
        throw new UnsupportedOperationException();
    }

    public void setDisplayName(java.lang.String string) throws java.io.IOException {}

    public final java.lang.String getAbsoluteUrl() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getSearchUrl() {
        throw new UnsupportedOperationException();
    }

    public final hudson.model.Api getApi() {
        throw new UnsupportedOperationException();
    }

    public hudson.security.ACL getACL() {
        throw new UnsupportedOperationException();
    }

    public void setDescription(java.lang.String string) throws java.io.IOException {}

    public java.lang.String getShortUrl() {
        throw new UnsupportedOperationException();
    }

    public void onCopiedFrom(hudson.model.Item item) {}

    protected void doSetName(java.lang.String string) {}

    public java.lang.String getTaskNoun() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getDisplayNameOrNull() {
        throw new UnsupportedOperationException();
    }

    protected void performDelete() throws java.io.IOException, java.lang.InterruptedException {}
}
