package hudson.security;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.ModelObject;
import hudson.model.Run;
import jenkins.model.Jenkins;

/** The type of object on which a permission can be granted. */
public final class PermissionScope {
    /** Jenkins itself. */
    public static final PermissionScope JENKINS = new PermissionScope(Jenkins.class);
    /** A folder. */
    public static final PermissionScope ITEM_GROUP = new PermissionScope(ItemGroup.class, JENKINS);
    /** An item. */
    public static final PermissionScope ITEM = new PermissionScope(Item.class, ITEM_GROUP);
    /** A build. */
    public static final PermissionScope RUN = new PermissionScope(Run.class, ITEM);
    /** The class of the objects. */
    public final Class<? extends ModelObject> modelClass;

    /** Creates a scope that is contained in the given ones. */
    public PermissionScope(Class<? extends ModelObject> modelClass, PermissionScope... containers) {
        this.modelClass = modelClass;
    }
}
