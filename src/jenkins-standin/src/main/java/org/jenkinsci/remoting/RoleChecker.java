package org.jenkinsci.remoting;

/** Stands for org.jenkinsci.remoting.RoleChecker of Jenkins 2.479.3. */
public abstract class RoleChecker {
    public RoleChecker() {}

    public void check(org.jenkinsci.remoting.RoleSensitive roleSensitive, org.jenkinsci.remoting.Role... values)
            throws java.lang.SecurityException {}

    public void check(org.jenkinsci.remoting.RoleSensitive roleSensitive, org.jenkinsci.remoting.Role role)
            throws java.lang.SecurityException {}

    public abstract void check(
            org.jenkinsci.remoting.RoleSensitive roleSensitive,
            java.util.Collection<org.jenkinsci.remoting.Role> collection)
            throws java.lang.SecurityException;
}
