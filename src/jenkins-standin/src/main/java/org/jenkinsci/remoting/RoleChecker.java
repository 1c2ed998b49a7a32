package org.jenkinsci.remoting;

import java.util.Collection;
import java.util.List;

/** Checks the role of this end of a channel. */
public abstract class RoleChecker {
    /** Checks that this end has one of the roles. */
    public abstract void check(RoleSensitive subject, Collection<Role> expected) throws SecurityException;

    /** Checks that this end has the role. */
    public void check(RoleSensitive subject, Role expected) throws SecurityException {
        check(subject, List.of(expected));
    }
}
