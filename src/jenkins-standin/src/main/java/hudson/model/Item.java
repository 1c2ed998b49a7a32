package hudson.model;

/** Stands for hudson.model.Item of Jenkins 2.479.3. */
public interface Item extends hudson.model.PersistenceRoot, hudson.security.AccessControlled {
    hudson.security.PermissionGroup PERMISSIONS = null;
    hudson.security.Permission CREATE = null;
    hudson.security.Permission DELETE = null;
    hudson.security.Permission CONFIGURE = null;
    hudson.security.Permission READ = null;
    hudson.security.Permission DISCOVER = null;
    hudson.security.Permission EXTENDED_READ = null;
    hudson.security.Permission BUILD = null;
    hudson.security.Permission WORKSPACE = null;
    hudson.security.Permission WIPEOUT = null;
    hudson.security.Permission CANCEL = null;

    java.lang.String getName();

    hudson.model.ItemGroup<? extends hudson.model.Item> getParent();

    void delete() throws java.io.IOException, java.lang.InterruptedException;

    void save() throws java.io.IOException;

    java.lang.String getDisplayName();

    java.lang.String getFullName();

    java.lang.String getUrl();

    void onLoad(hudson.model.ItemGroup<? extends hudson.model.Item> itemGroup, java.lang.String string)
            throws java.io.IOException;

    java.lang.String getFullDisplayName();

    @Deprecated
    default java.lang.String getAbsoluteUrl() {
        throw new UnsupportedOperationException();
    }

    java.util.Collection<? extends hudson.model.Job> getAllJobs();

    default java.lang.String getRelativeNameFrom(hudson.model.ItemGroup itemGroup) {
        throw new UnsupportedOperationException();
    }

    default java.lang.String getRelativeNameFrom(hudson.model.Item item) {
        throw new UnsupportedOperationException();
    }

    java.lang.String getShortUrl();

    void onCopiedFrom(hudson.model.Item item);

    default void onCreatedFromScratch() {}
}
