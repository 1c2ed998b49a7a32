package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the decompressed bytes of a .blend file, up to a limit. */
final class BlendInput implements Closeable {

    static final UnreadableSceneException truncated() {
        return new UnreadableSceneException("is truncated: save or copy it again.");
    }

    private final InputStream in;
    private final boolean compressed;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private long allowed;

    /**
     * @param compressed whether {@code in} decompresses
     * @param allowed maximum number of decompressed bytes
     */
    BlendInput(InputStream in, boolean compressed, long allowed) {
        this.in = in;
        this.compressed = compressed;
        this.allowed = allowed;
    }

    /** @throws UnreadableSceneException when fewer bytes remain */
    byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            if (position == limit && !fill()) {
                throw truncated();
            }
            int part = Math.min(length - done, limit - position);
            System.arraycopy(buffer, position, bytes, done, part);
            position += part;
            done += part;
        }
        return bytes;
    }

    /** @throws UnreadableSceneException when fewer bytes remain */
    void skip(long length) throws IOException {
        long remaining = length;
        while (remaining > 0) {
            if (position == limit && !compressed && remaining > buffer.length) {
                remaining -= seek(remaining);
            } else if (position == limit && !fill()) {
                throw truncated();
            }
            int part = (int) Math.min(remaining, limit - position);
            position += part;
            remaining -= part;
        }
    }

    /** Skips all but the last byte, so that the end of the file is detected. */
    private long seek(long length) throws IOException {
        long skipped = in.skip(length - 1);
        if (skipped == 0 && !fill()) {
            throw truncated();
        }
        return skipped;
    }

    private boolean fill() throws IOException {
        int read = read();
        position = 0;
        limit = Math.max(read, 0);
        allowed -= limit;
        if (allowed < 0) {
            throw new UnreadableSceneException("decompresses to an implausible size: it is damaged or malicious.");
        }
        return limit > 0;
    }

    private int read() throws IOException {
        if (!compressed) {
            return in.read(buffer);
        }
        try {
            return in.read(buffer);
        } catch (UncheckedIOException x) {
            throw x.getCause();
        } catch (IOException | RuntimeException x) {
            // Decompression of damaged data fails with either of them.
            throw damaged();
        }
    }

    static UnreadableSceneException damaged() {
        return new UnreadableSceneException("cannot be decompressed: its data is damaged or incomplete.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
