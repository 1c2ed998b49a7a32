package hudson.security;

/** Stands for hudson.security.PermissionScope of Jenkins 2.479.3. */
public final class PermissionScope {
    public final java.lang.Class<? extends hudson.model.ModelObject> modelClass = null;
    public static final hudson.security.PermissionScope JENKINS = null;
    public static final hudson.security.PermissionScope ITEM_GROUP = null;
    public static final hudson.security.PermissionScope ITEM = null;
    public static final hudson.security.PermissionScope RUN = null;
    public static final hudson.security.PermissionScope COMPUTER = null;

    public PermissionScope(
            java.lang.Class<? extends hudson.model.ModelObject> type, hudson.security.PermissionScope... values) {}

    public boolean isContainedBy(hudson.security.PermissionScope permissionScope) {
        return false;
    }
}
