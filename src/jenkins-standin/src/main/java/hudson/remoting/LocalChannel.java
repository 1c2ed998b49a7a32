package hudson.remoting;

/** Stands for hudson.remoting.LocalChannel of Jenkins 2.479.3. */
public class LocalChannel implements hudson.remoting.VirtualChannel {
    public LocalChannel(java.util.concurrent.ExecutorService executorService) {}

    public void join(long value) throws java.lang.InterruptedException {}

    public void join() throws java.lang.InterruptedException {}

    public void close() {}

    public <T> T export(java.lang.Class<T> type, T object) {
        throw new UnsupportedOperationException();
    }

    public <V, T extends java.lang.Throwable> V call(hudson.remoting.Callable<V, T> callable) throws T {
        throw new UnsupportedOperationException();
    }

    public <V, T extends java.lang.Throwable> hudson.remoting.Future<V> callAsync(
            hudson.remoting.Callable<V, T> callable) {
        throw new UnsupportedOperationException();
    }

    public void syncLocalIO() throws java.lang.InterruptedException {}
}
