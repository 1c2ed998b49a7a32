package hudson.security;

import org.springframework.security.core.Authentication;

/** An object with permissions. */
public interface AccessControlled {
    /** Returns the permissions. */
    ACL getACL();

    /**
     * Checks that the current user has the permission.
     *
     * @throws AccessDeniedException3 when it is missing
     */
    default void checkPermission(Permission permission) {
        getACL().checkPermission(permission);
    }

    /** Returns whether the current user has the permission. */
    default boolean hasPermission(Permission permission) {
        return getACL().hasPermission(permission);
    }

    /** Returns whether the user has the permission. */
    default boolean hasPermission2(Authentication a, Permission permission) {
        return a.equals(ACL.SYSTEM2) || getACL().hasPermission2(a, permission);
    }
}
