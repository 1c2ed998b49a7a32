package org.jenkinsci.remoting;

/** An object that may run only at certain ends of a channel. */
public interface RoleSensitive {
    /** Checks that this end may run the object. */
    void checkRoles(RoleChecker checker) throws SecurityException;
}
