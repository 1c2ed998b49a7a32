package io.jenkins.plugins.azurerender.standin.remoting;

import hudson.remoting.VirtualChannel;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One call over an agent's channel. While objects of the call are serialized or read, they find the other end of the
 * channel and the controller's streams here.
 */
public final class RemoteCall {
    private static final ThreadLocal<Transfer> CURRENT = new ThreadLocal<>();
    private static final ThreadLocal<Boolean> ON_AGENT = new ThreadLocal<>();

    private final Map<Integer, OutputStream> exported = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();

    /** Work that may fail with an IOException. */
    @FunctionalInterface
    public interface Work<R> {
        R run() throws IOException;
    }

    private record Transfer(RemoteCall call, VirtualChannel peer) {}

    /** Serializes or reads objects of this call; {@code peer} is the channel to the other end. */
    public <R> R transfer(VirtualChannel peer, Work<R> work) throws IOException {
        Transfer before = CURRENT.get();
        CURRENT.set(new Transfer(this, peer));
        try {
            return work.run();
        } finally {
            CURRENT.set(before);
        }
    }

    /** Runs the work as an agent does, where {@link jenkins.model.Jenkins#getInstanceOrNull} returns null. */
    public static <R> R onAgent(Work<R> work) throws IOException {
        ON_AGENT.set(true);
        try {
            return work.run();
        } finally {
            ON_AGENT.remove();
        }
    }

    /** Returns true on a thread that runs agent code. */
    public static boolean isOnAgent() {
        return Boolean.TRUE.equals(ON_AGENT.get());
    }

    /** Returns the channel to the other end during {@link #transfer}, else null. */
    public static VirtualChannel peer() {
        Transfer transfer = CURRENT.get();
        return transfer == null ? null : transfer.peer;
    }

    /**
     * Registers a stream of the controller and returns its number, which is sent in its place.
     *
     * @throws NotSerializableException when no call is being sent
     */
    public static int export(OutputStream stream) throws IOException {
        Transfer transfer = CURRENT.get();
        if (transfer == null) {
            throw new NotSerializableException("A stream can only be sent over an agent's channel, not saved.");
        }
        int number = transfer.call.last.incrementAndGet();
        transfer.call.exported.put(number, stream);
        return number;
    }

    /** Returns the stream that the other end exported under the number. */
    public static OutputStream imported(int number) throws IOException {
        Transfer transfer = CURRENT.get();
        OutputStream stream = transfer == null ? null : transfer.call.exported.get(number);
        if (stream == null) {
            throw new IOException("The stream is not connected to this channel.");
        }
        return stream;
    }
}
