package io.jenkins.plugins.azurerender.standin;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Streams of the controller that objects on their way to an agent may keep writing to; they live as long as the call. */
public final class RemoteStreams {
    private static final ThreadLocal<RemoteStreams> CURRENT = new ThreadLocal<>();

    private final Map<Integer, OutputStream> exported = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();

    RemoteStreams() {}

    /** Binds this table to the thread that serializes or reads a call. */
    void enter() {
        CURRENT.set(this);
    }

    /** Ends {@link #enter}. */
    static void leave() {
        CURRENT.remove();
    }

    /** Remembers the stream under a number that travels in its place; only while a call to an agent is sent. */
    public static int export(OutputStream stream) throws IOException {
        RemoteStreams current = CURRENT.get();
        if (current == null) {
            throw new NotSerializableException("A task listener can only be sent over an agent's channel, not saved.");
        }
        int number = current.last.incrementAndGet();
        current.exported.put(number, stream);
        return number;
    }

    /** The stream that the other side exported. */
    public static OutputStream imported(int number) throws IOException {
        RemoteStreams current = CURRENT.get();
        OutputStream stream = current == null ? null : current.exported.get(number);
        if (stream == null) {
            throw new IOException("The stream behind this listener is not connected to this channel.");
        }
        return stream;
    }
}
