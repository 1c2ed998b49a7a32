package hudson.security;

/** Stands for hudson.security.PermissionGroup of Jenkins 2.479.3. */
public final class PermissionGroup
        implements java.lang.Iterable<hudson.security.Permission>,
                java.lang.Comparable<hudson.security.PermissionGroup> {
    public final java.lang.Class owner = null;
    public final org.jvnet.localizer.Localizable title = null;

    public PermissionGroup(java.lang.Class type, org.jvnet.localizer.Localizable localizable) {}

    public PermissionGroup(
            java.lang.String string, java.lang.Class type, org.jvnet.localizer.Localizable localizable) {}

    public static hudson.security.PermissionGroup get(java.lang.Class type) {
        throw new UnsupportedOperationException();
    }

    public int compareTo(hudson.security.PermissionGroup permissionGroup) {
        return 0;
    }

    public int size() {
        return 0;
    }

    public java.util.Iterator<hudson.security.Permission> iterator() {
        throw new UnsupportedOperationException();
    }

    public hudson.security.Permission find(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public java.util.List<hudson.security.Permission> getPermissions() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getId() {
        throw new UnsupportedOperationException();
    }

    public static java.util.List<hudson.security.PermissionGroup> getAll() {
        throw new UnsupportedOperationException();
    }
}
