package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import io.jenkins.plugins.azurerender.standin.text.FixedText;
import java.io.IOException;

/** Stands for hudson.model.Item: a job or a folder of jobs. */
public interface Item extends PersistenceRoot, ModelObject, AccessControlled {
    /** Permissions on items. */
    PermissionGroup PERMISSIONS = new PermissionGroup(Item.class, FixedText.of("Job"));

    /** To make one. */
    Permission CREATE = new Permission(
            PERMISSIONS, "Create", FixedText.of("Create a new job."), Permission.CREATE, true, new PermissionScope[] {
                PermissionScope.ITEM_GROUP
            });
    /** To delete it. */
    Permission DELETE = new Permission(
            PERMISSIONS, "Delete", FixedText.of("Delete a job."), Permission.DELETE, true, new PermissionScope[] {
                PermissionScope.ITEM
            });
    /** To change it. */
    Permission CONFIGURE = new Permission(
            PERMISSIONS, "Configure", FixedText.of("Change a job."), Permission.CONFIGURE, true, new PermissionScope[] {
                PermissionScope.ITEM
            });
    /** To see it. */
    Permission READ = new Permission(
            PERMISSIONS, "Read", FixedText.of("See a job."), Permission.READ, true, new PermissionScope[] {
                PermissionScope.ITEM
            });
    /** To know that it is there. */
    Permission DISCOVER =
            new Permission(PERMISSIONS, "Discover", FixedText.of("Know of a job."), READ, true, new PermissionScope[] {
                PermissionScope.ITEM
            });
    /** To see its configuration. */
    Permission EXTENDED_READ = new Permission(
            PERMISSIONS,
            "ExtendedRead",
            FixedText.of("See the configuration of a job."),
            CONFIGURE,
            Boolean.getBoolean("hudson.security.ExtendedReadPermission"),
            new PermissionScope[] {PermissionScope.ITEM});
    /** To start a build. */
    Permission BUILD = new Permission(
            PERMISSIONS, "Build", FixedText.of("Start a build."), Permission.UPDATE, true, new PermissionScope[] {
                PermissionScope.ITEM
            });
    /** To see the workspace. */
    Permission WORKSPACE = new Permission(
            PERMISSIONS, "Workspace", FixedText.of("See the workspace."), Permission.READ, true, new PermissionScope[] {
                PermissionScope.ITEM
            });
    /** To stop a build. */
    Permission CANCEL = new Permission(
            PERMISSIONS, "Cancel", FixedText.of("Stop a build."), Permission.UPDATE, true, new PermissionScope[] {
                PermissionScope.ITEM
            });

    /** What it is in. */
    ItemGroup<? extends Item> getParent();

    /** The name in its parent. */
    String getName();

    /** The names from the root, with slashes. */
    String getFullName();

    /** The name to show. */
    String getDisplayName();

    /** The names to show from the root. */
    String getFullDisplayName();

    /** After it was read from disk. */
    void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException;

    @Override
    void save() throws IOException;

    /** Deletes it. */
    void delete() throws IOException, InterruptedException;
}
