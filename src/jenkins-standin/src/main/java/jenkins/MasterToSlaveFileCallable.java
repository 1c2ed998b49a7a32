package jenkins;

import hudson.FilePath;
import java.io.Serial;
import jenkins.security.Roles;
import org.jenkinsci.remoting.RoleChecker;

/** A call with a file argument that may run on agents. */
public abstract class MasterToSlaveFileCallable<T> implements FilePath.FileCallable<T> {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public void checkRoles(RoleChecker checker) throws SecurityException {
        checker.check(this, Roles.SLAVE);
    }
}
