package jenkins.security;

import hudson.remoting.Callable;
import java.io.Serial;
import org.jenkinsci.remoting.RoleChecker;

/** A call that may run on agents. */
public abstract class MasterToSlaveCallable<V, T extends Throwable> implements Callable<V, T> {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public void checkRoles(RoleChecker checker) throws SecurityException {
        checker.check(this, Roles.SLAVE);
    }
}
