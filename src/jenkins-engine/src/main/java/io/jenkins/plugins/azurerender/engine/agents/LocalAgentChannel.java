package io.jenkins.plugins.azurerender.engine.agents;

import hudson.remoting.Callable;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.Future;
import hudson.remoting.RequestAbortedException;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.standin.remoting.RemoteCall;
import io.jenkins.plugins.azurerender.standin.spi.AgentChannel;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The channel to an agent that is a directory of this machine. Calls run on another thread, and calls and results are
 * serialized, so that objects that cannot be sent to a real agent fail here too.
 */
public final class LocalAgentChannel implements AgentChannel {
    private final ClassLoader loader;
    private final ExecutorService threads;
    private final Set<java.util.concurrent.Future<byte[]>> unanswered = ConcurrentHashMap.newKeySet();
    private final VirtualChannel back = new ControllerChannel();

    /** Creates a channel to the agent; classes are loaded by the loader. */
    public LocalAgentChannel(String agent, ClassLoader loader) {
        this.loader = loader;
        AtomicInteger count = new AtomicInteger();
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "pool-1-thread-" + count.incrementAndGet() + " for channel to " + agent);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public <V, T extends Throwable> V call(Callable<V, T> callable) throws IOException, T, InterruptedException {
        Future<V> answer = callAsync(callable);
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (CancellationException e) {
            throw new RequestAbortedException(new ChannelClosedException(e));
        } catch (ExecutionException e) {
            throw LocalAgentChannel.<T>thrown(e.getCause());
        }
    }

    // the cause is of the type that the callable declares
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T thrown(Throwable cause) throws T {
        throw (T) cause;
    }

    @Override
    public <V, T extends Throwable> Future<V> callAsync(Callable<V, T> callable) throws IOException {
        RemoteCall call = new RemoteCall();
        byte[] request = call.transfer(this, () -> RemoteSerialization.write(callable));
        java.util.concurrent.Callable<byte[]> work =
                () -> call.transfer(back, () -> RemoteCall.onAgent(() -> answer(request)));
        FutureTask<byte[]> running = new FutureTask<>(work);
        unanswered.removeIf(java.util.concurrent.Future::isDone);
        unanswered.add(running); // before it starts, as close() cancels only these
        try {
            threads.execute(running);
            return new RemoteFuture<>(
                    running, bytes -> call.transfer(this, () -> RemoteSerialization.read(bytes, loader)));
        } catch (RejectedExecutionException e) {
            unanswered.remove(running);
            throw new ChannelClosedException(e);
        }
    }

    private byte[] answer(byte[] request) throws IOException {
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Callable<?, ?> callable = (Callable<?, ?>) RemoteSerialization.read(request, loader);
            callable.checkRoles(new AgentRoles());
            return RemoteSerialization.write(new RemoteResult(callable.call(), null));
        } catch (Throwable e) {
            return RemoteSerialization.write(new RemoteResult(null, e));
        }
    }

    /** Closes the connection: waiting calls fail, running ones are interrupted. */
    @Override
    public void close() {
        threads.shutdown();
        // canceled before it is interrupted: a call that ends at the interrupt would still return its result
        unanswered.forEach(running -> running.cancel(true));
        threads.shutdownNow();
    }

    @Override
    public boolean isClosed() {
        return threads.isShutdown();
    }
}
