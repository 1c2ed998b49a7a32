package hudson.security;

import org.springframework.security.core.Authentication;

/** Stands for hudson.security.AccessControlled: what asks for permissions. */
public interface AccessControlled {
    /** Who may do what. */
    ACL getACL();

    /** Throws when this thread's user lacks the permission. */
    default void checkPermission(Permission permission) {
        getACL().checkPermission(permission);
    }

    /** Whether this thread's user has the permission. */
    default boolean hasPermission(Permission permission) {
        return getACL().hasPermission(permission);
    }

    /** Whether the user has the permission. */
    default boolean hasPermission2(Authentication a, Permission permission) {
        return a.equals(ACL.SYSTEM2) || getACL().hasPermission2(a, permission);
    }
}
