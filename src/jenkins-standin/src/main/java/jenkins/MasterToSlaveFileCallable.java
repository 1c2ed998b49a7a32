package jenkins;

import hudson.FilePath;
import java.io.Serial;
import jenkins.security.Roles;
import org.jenkinsci.remoting.RoleChecker;

/** Stands for jenkins.MasterToSlaveFileCallable: work on a file that may be sent to agents. */
public abstract class MasterToSlaveFileCallable<T> implements FilePath.FileCallable<T> {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public void checkRoles(RoleChecker checker) throws SecurityException {
        checker.check(this, Roles.SLAVE);
    }
}
