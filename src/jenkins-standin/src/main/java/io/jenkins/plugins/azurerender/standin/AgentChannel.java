package io.jenkins.plugins.azurerender.standin;

import hudson.remoting.Callable;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.Future;
import hudson.remoting.RequestAbortedException;
import hudson.remoting.VirtualChannel;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The channel to an agent that is another folder of this machine. Every callable and every result is serialized and
 * runs on another thread, so that what could not travel to a real agent fails here too.
 */
public final class AgentChannel implements VirtualChannel {
    private static final ThreadLocal<VirtualChannel> PEER = new ThreadLocal<>();
    private static final ThreadLocal<Boolean> ON_AGENT = new ThreadLocal<>();

    private final ClassLoader loader;
    private final ExecutorService threads;
    private final Set<java.util.concurrent.Future<byte[]>> unanswered = ConcurrentHashMap.newKeySet();
    private final VirtualChannel back = new ControllerEnd();

    /** A channel to the agent of this name; classes come from the loader. */
    public AgentChannel(String agent, ClassLoader loader) {
        this.loader = loader;
        AtomicInteger count = new AtomicInteger();
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "pool-1-thread-" + count.incrementAndGet() + " for channel to " + agent);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The other end, while an object is on its way over a channel; else null. */
    public static VirtualChannel peer() {
        return PEER.get();
    }

    /** Whether this thread works on an agent, where no Jenkins is at hand. */
    public static boolean isOnAgent() {
        return Boolean.TRUE.equals(ON_AGENT.get());
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
            throw AgentChannel.<T>thrown(e.getCause());
        }
    }

    // The callable declares what it throws; the compiler cannot know that this is it.
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T thrown(Throwable cause) throws T {
        throw (T) cause;
    }

    @Override
    public <V, T extends Throwable> Future<V> callAsync(Callable<V, T> callable) throws IOException {
        RemoteStreams streams = new RemoteStreams();
        byte[] request = across(streams, this, () -> Wire.write(callable));
        java.util.concurrent.Callable<byte[]> work = () -> across(streams, back, () -> answer(request));
        try {
            java.util.concurrent.Future<byte[]> running = threads.submit(work);
            unanswered.removeIf(java.util.concurrent.Future::isDone);
            unanswered.add(running);
            if (isClosed()) {
                running.cancel(true);
            }
            return new RemoteAnswer<>(running, bytes -> across(streams, this, () -> Wire.read(bytes, loader)));
        } catch (RejectedExecutionException e) {
            throw new ChannelClosedException(e);
        }
    }

    private byte[] answer(byte[] request) throws IOException {
        Thread thread = Thread.currentThread();
        ON_AGENT.set(true);
        thread.setContextClassLoader(loader);
        try {
            Callable<?, ?> callable = (Callable<?, ?>) Wire.read(request, loader);
            callable.checkRoles(new AgentRoles());
            return Wire.write(new Outcome(callable.call(), null));
        } catch (Throwable e) {
            return Wire.write(new Outcome(null, e));
        } finally {
            ON_AGENT.remove();
        }
    }

    private static <R> R across(RemoteStreams streams, VirtualChannel peer, Transfer<R> transfer) throws IOException {
        VirtualChannel before = PEER.get();
        PEER.set(peer);
        streams.enter();
        try {
            return transfer.run();
        } finally {
            RemoteStreams.leave();
            PEER.set(before);
        }
    }

    /** One leg of the way. */
    private interface Transfer<R> {
        R run() throws IOException;
    }

    /** The agent is lost: who waits for an answer gets none, and what runs there is interrupted. */
    @Override
    public void close() {
        threads.shutdownNow();
        unanswered.forEach(running -> running.cancel(true));
    }

    /** Whether the agent is lost. */
    public boolean isClosed() {
        return threads.isShutdown();
    }

    @Override
    public void join() throws InterruptedException {
        join(Long.MAX_VALUE);
    }

    @Override
    public void join(long timeout) throws InterruptedException {
        if (!threads.awaitTermination(timeout, TimeUnit.MILLISECONDS) && timeout < Long.MAX_VALUE) {
            return;
        }
    }

    @Override
    public <T> T export(Class<T> type, T instance) {
        throw new UnsupportedOperationException("The stand-in's channels carry values only, no live objects.");
    }

    @Override
    public void syncLocalIO() {
        // both ends write to the same disk
    }
}
