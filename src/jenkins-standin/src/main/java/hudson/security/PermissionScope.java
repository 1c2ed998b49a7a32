package hudson.security;

import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.ModelObject;
import hudson.model.Run;
import jenkins.model.Jenkins;

/** Stands for hudson.security.PermissionScope: what a permission can be given on. */
public final class PermissionScope {
    /** All of Jenkins. */
    public static final PermissionScope JENKINS = new PermissionScope(Jenkins.class);
    /** A folder. */
    public static final PermissionScope ITEM_GROUP = new PermissionScope(ItemGroup.class, JENKINS);
    /** An item. */
    public static final PermissionScope ITEM = new PermissionScope(Item.class, ITEM_GROUP);
    /** A build. */
    public static final PermissionScope RUN = new PermissionScope(Run.class, ITEM);
    /** A node. */
    public static final PermissionScope COMPUTER = new PermissionScope(Computer.class, JENKINS);

    /** The class of what it can be given on. */
    public final Class<? extends ModelObject> modelClass;

    /** In the containers. */
    public PermissionScope(Class<? extends ModelObject> modelClass, PermissionScope... containers) {
        this.modelClass = modelClass;
    }
}
