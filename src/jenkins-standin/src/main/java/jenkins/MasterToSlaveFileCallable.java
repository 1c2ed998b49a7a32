package jenkins;

/** Stands for jenkins.MasterToSlaveFileCallable of Jenkins 2.479.3. */
public abstract class MasterToSlaveFileCallable<T> implements hudson.FilePath.FileCallable<T> {
    public MasterToSlaveFileCallable() {}

    public void checkRoles(org.jenkinsci.remoting.RoleChecker roleChecker) throws java.lang.SecurityException {}
}
