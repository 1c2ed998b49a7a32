package io.jenkins.plugins.azurerender.engine.agents;

import hudson.remoting.Future;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The result of an asynchronous call to an agent. */
final class RemoteFuture<V> implements Future<V> {
    private final java.util.concurrent.Future<byte[]> bytes;
    private final Reader reader;

    RemoteFuture(java.util.concurrent.Future<byte[]> bytes, Reader reader) {
        this.bytes = bytes;
        this.reader = reader;
    }

    /** Deserializes a result. */
    interface Reader {
        Object read(byte[] bytes) throws IOException;
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
        return open(bytes.get());
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return open(bytes.get(timeout, unit));
    }

    @SuppressWarnings("unchecked")
    private V open(byte[] answer) throws ExecutionException {
        RemoteResult outcome;
        try {
            outcome = (RemoteResult) reader.read(answer);
        } catch (IOException e) {
            throw new ExecutionException(e);
        }
        if (outcome.thrown != null) {
            throw new ExecutionException(outcome.thrown);
        }
        return (V) outcome.value;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return bytes.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean isCancelled() {
        return bytes.isCancelled();
    }

    @Override
    public boolean isDone() {
        return bytes.isDone();
    }
}
