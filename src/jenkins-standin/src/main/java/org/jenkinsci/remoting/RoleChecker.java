package org.jenkinsci.remoting;

import java.util.Collection;
import java.util.List;

/** Stands for org.jenkinsci.remoting.RoleChecker: knows which end of a channel this is. */
public abstract class RoleChecker {
    /** Throws a SecurityException when this end has none of the roles. */
    public abstract void check(RoleSensitive subject, Collection<Role> expected) throws SecurityException;

    /** Throws a SecurityException when this end does not have the role. */
    public void check(RoleSensitive subject, Role expected) throws SecurityException {
        check(subject, List.of(expected));
    }
}
