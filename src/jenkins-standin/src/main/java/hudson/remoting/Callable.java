package hudson.remoting;

/** Stands for hudson.remoting.Callable of Jenkins 2.479.3. */
public interface Callable<V, T extends java.lang.Throwable>
        extends java.io.Serializable, org.jenkinsci.remoting.RoleSensitive {
    V call() throws T;
}
