package hudson.remoting;

import io.jenkins.plugins.azurerender.standin.remoting.LocalFuture;
import java.util.concurrent.ExecutorService;

/** The channel from the controller to itself. */
public class LocalChannel implements VirtualChannel {
    private final ExecutorService executor;

    /** Creates a channel that runs asynchronous calls on the executor. */
    public LocalChannel(ExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public <V, T extends Throwable> V call(Callable<V, T> callable) throws T {
        return callable.call();
    }

    @Override
    public <V, T extends Throwable> Future<V> callAsync(Callable<V, T> callable) {
        return new LocalFuture<>(executor.submit(() -> LocalFuture.run(callable)));
    }

    @Override
    public void close() {
        // always open
    }
}
