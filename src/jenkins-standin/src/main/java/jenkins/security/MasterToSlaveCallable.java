package jenkins.security;

/** Stands for jenkins.security.MasterToSlaveCallable of Jenkins 2.479.3. */
public abstract class MasterToSlaveCallable<V, T extends java.lang.Throwable>
        implements hudson.remoting.Callable<V, T> {
    public MasterToSlaveCallable() {}

    public void checkRoles(org.jenkinsci.remoting.RoleChecker roleChecker) throws java.lang.SecurityException {}
}
