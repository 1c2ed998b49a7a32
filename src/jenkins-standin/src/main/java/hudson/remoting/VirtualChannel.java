package hudson.remoting;

/** Stands for hudson.remoting.VirtualChannel of Jenkins 2.479.3. */
public interface VirtualChannel {
    void join(long value) throws java.lang.InterruptedException;

    void join() throws java.lang.InterruptedException;

    void close() throws java.io.IOException;

    <T> T export(java.lang.Class<T> type, T object);

    <V, T extends java.lang.Throwable> V call(hudson.remoting.Callable<V, T> callable)
            throws java.io.IOException, T, java.lang.InterruptedException;

    <V, T extends java.lang.Throwable> hudson.remoting.Future<V> callAsync(hudson.remoting.Callable<V, T> callable)
            throws java.io.IOException;

    void syncLocalIO() throws java.lang.InterruptedException;
}
