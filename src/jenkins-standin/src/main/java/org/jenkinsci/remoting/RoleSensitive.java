package org.jenkinsci.remoting;

/** Stands for org.jenkinsci.remoting.RoleSensitive: what may only run at certain ends of a channel. */
public interface RoleSensitive {
    /** Asks whether this end may run it; throws a SecurityException when not. */
    void checkRoles(RoleChecker checker) throws SecurityException;
}
