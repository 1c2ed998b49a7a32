package hudson.remoting;

import java.io.Serializable;
import org.jenkinsci.remoting.RoleSensitive;

/** Stands for hudson.remoting.Callable: work to send to an agent. */
public interface Callable<V, T extends Throwable> extends Serializable, RoleSensitive {
    /** Does it, at the other end. */
    V call() throws T;
}
