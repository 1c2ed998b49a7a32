package hudson.remoting;

import java.io.IOException;

/** The connection to the process of an agent. */
public interface VirtualChannel {
    /** Runs the call at the other end and returns its result. */
    <V, T extends Throwable> V call(Callable<V, T> callable) throws IOException, T, InterruptedException;

    /** Starts the call at the other end. */
    <V, T extends Throwable> Future<V> callAsync(Callable<V, T> callable) throws IOException;

    /** Closes the connection. */
    void close() throws IOException;
}
