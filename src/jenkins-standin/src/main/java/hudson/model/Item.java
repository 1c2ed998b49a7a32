package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import io.jenkins.plugins.azurerender.standin.text.FixedText;
import java.io.IOException;

/** A job or a folder of jobs. */
public interface Item extends PersistenceRoot, ModelObject, AccessControlled {
    /** The permissions on items. */
    PermissionGroup PERMISSIONS = new PermissionGroup(Item.class, FixedText.of("Job"));

    /** Permission to create an item. */
    Permission CREATE = new Permission(
            PERMISSIONS, "Create", FixedText.of("Create a new job."), Permission.CREATE, true, new PermissionScope[] {
                PermissionScope.ITEM_GROUP
            });
    /** Permission to delete the item. */
    Permission DELETE = new Permission(
            PERMISSIONS, "Delete", FixedText.of("Delete a job."), Permission.DELETE, true, new PermissionScope[] {
                PermissionScope.ITEM
            });
    /** Permission to configure the item. */
    Permission CONFIGURE = new Permission(
            PERMISSIONS, "Configure", FixedText.of("Change a job."), Permission.CONFIGURE, true, new PermissionScope[] {
                PermissionScope.ITEM
            });
    /** Permission to see the item. */
    Permission READ = new Permission(
            PERMISSIONS, "Read", FixedText.of("See a job."), Permission.READ, true, new PermissionScope[] {
                PermissionScope.ITEM
            });
    /** Permission to know that the item exists. */
    Permission DISCOVER = new Permission(
            PERMISSIONS, "Discover", FixedText.of("Know that a job exists."), READ, true, new PermissionScope[] {
                PermissionScope.ITEM
            });
    /** Permission to start a build. */
    Permission BUILD = new Permission(
            PERMISSIONS, "Build", FixedText.of("Start a build."), Permission.UPDATE, true, new PermissionScope[] {
                PermissionScope.ITEM
            });
    /** Permission to abort a build. */
    Permission CANCEL = new Permission(
            PERMISSIONS, "Cancel", FixedText.of("Stop a build."), Permission.UPDATE, true, new PermissionScope[] {
                PermissionScope.ITEM
            });

    /** Returns the parent. */
    ItemGroup<? extends Item> getParent();

    /** Returns the name in the parent. */
    String getName();

    /** Returns the names from the root, separated by slashes. */
    String getFullName();

    /** Returns the display name. */
    String getDisplayName();

    /** Returns the display names from the root. */
    String getFullDisplayName();

    /** Called after the object was loaded from disk. */
    void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException;

    @Override
    void save() throws IOException;

    /** Deletes the item. */
    void delete() throws IOException, InterruptedException;
}
