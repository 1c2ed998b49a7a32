package hudson.remoting;

import java.io.Serializable;
import org.jenkinsci.remoting.RoleSensitive;

/** A call that can be sent to an agent. */
public interface Callable<V, T extends Throwable> extends Serializable, RoleSensitive {
    /** Runs the call at the other end of the channel. */
    V call() throws T;
}
