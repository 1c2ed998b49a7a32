package hudson.security;

/** Stands for hudson.security.AccessControlled of Jenkins 2.479.3. */
public interface AccessControlled {
    default void checkPermission(hudson.security.Permission permission) {}

    hudson.security.ACL getACL();

    default boolean hasPermission(hudson.security.Permission permission) {
        return false;
    }

    default void checkAnyPermission(hudson.security.Permission... values) {}

    default boolean hasAnyPermission(hudson.security.Permission... values) {
        return false;
    }

    default boolean hasPermission2(
            org.springframework.security.core.Authentication authentication, hudson.security.Permission permission) {
        return false;
    }
}
