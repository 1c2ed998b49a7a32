package hudson.remoting;

import java.io.IOException;

/** Stands for hudson.remoting.VirtualChannel: the way to an agent's process. */
public interface VirtualChannel {
    /** Runs the callable at the other end and waits. */
    <V, T extends Throwable> V call(Callable<V, T> callable) throws IOException, T, InterruptedException;

    /** Runs the callable at the other end. */
    <V, T extends Throwable> Future<V> callAsync(Callable<V, T> callable) throws IOException;

    /** Ends the connection. */
    void close() throws IOException;
}
