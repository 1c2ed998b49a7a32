package org.jenkinsci.remoting;

/** Stands for org.jenkinsci.remoting.RoleSensitive of Jenkins 2.479.3. */
public interface RoleSensitive {
    void checkRoles(org.jenkinsci.remoting.RoleChecker roleChecker) throws java.lang.SecurityException;
}
