package hudson.security;

/** Stands for hudson.security.Permission of Jenkins 2.479.3. */
public final class Permission {
    public final java.lang.Class owner = null;
    public final hudson.security.PermissionGroup group = null;
    public final java.lang.String name = null;
    public final org.jvnet.localizer.Localizable description = null;
    public final hudson.security.Permission impliedBy = null;
    public boolean enabled;
    public static final hudson.security.Permission HUDSON_ADMINISTER = null;
    public static final hudson.security.Permission FULL_CONTROL = null;
    public static final hudson.security.Permission READ = null;
    public static final hudson.security.Permission CREATE = null;
    public static final hudson.security.Permission UPDATE = null;
    public static final hudson.security.Permission DELETE = null;
    public static final hudson.security.Permission CONFIGURE = null;

    public Permission(
            hudson.security.PermissionGroup permissionGroup,
            java.lang.String string,
            hudson.security.Permission permission) {}

    public Permission(
            hudson.security.PermissionGroup permissionGroup,
            java.lang.String string,
            org.jvnet.localizer.Localizable localizable,
            hudson.security.Permission permission) {}

    public Permission(
            hudson.security.PermissionGroup permissionGroup,
            java.lang.String string,
            org.jvnet.localizer.Localizable localizable,
            hudson.security.Permission permission,
            boolean value,
            hudson.security.PermissionScope[] values) {}

    public Permission(
            hudson.security.PermissionGroup permissionGroup,
            java.lang.String string,
            org.jvnet.localizer.Localizable localizable,
            hudson.security.Permission permission,
            hudson.security.PermissionScope permissionScope) {}

    public Permission(
            hudson.security.PermissionGroup permissionGroup,
            java.lang.String string,
            org.jvnet.localizer.Localizable localizable,
            hudson.security.Permission permission,
            boolean value) {}

    public java.lang.String toString() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getId() {
        throw new UnsupportedOperationException();
    }

    public static java.util.List<hudson.security.Permission> getAll() {
        throw new UnsupportedOperationException();
    }

    public static hudson.security.Permission fromId(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public void setEnabled(boolean value) {}

    public boolean getEnabled() {
        return false;
    }

    public boolean isContainedBy(hudson.security.PermissionScope permissionScope) {
        return false;
    }
}
