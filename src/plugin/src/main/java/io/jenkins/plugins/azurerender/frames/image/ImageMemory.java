package io.jenkins.plugins.azurerender.frames.image;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/** Limits the memory of all images that are decoded at the same time. */
final class ImageMemory {

    /** A third of the heap of this JVM. */
    static final ImageMemory OF_JVM = new ImageMemory(Runtime.getRuntime().maxMemory() / 3);

    private static final int UNIT = 1 << 16;

    private final int units;
    private final Semaphore free;

    ImageMemory(long bytes) {
        units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
        free = new Semaphore(units, true);
    }

    /** A function that needs the memory. */
    interface Use<T> {
        T get() throws IOException, InvalidImageException;
    }

    boolean fits(long bytes) {
        return bytes <= (long) units * UNIT;
    }

    /**
     * Waits for the memory, and holds it until the work has ended.
     *
     * @param bytes must {@linkplain #fits fit}
     */
    <T> T with(long bytes, Use<T> work) throws IOException, InvalidImageException {
        int needed = units(bytes);
        try {
            free.acquire(needed);
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for memory to decode an image");
        }
        try {
            return work.get();
        } finally {
            free.release(needed);
        }
    }

    private static int units(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, (bytes + UNIT - 1) / UNIT);
    }
}
