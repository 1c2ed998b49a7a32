package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The bytes of a .blend file from beginning to end, unpacked, and no more of them than allowed. */
final class BlendInput implements Closeable {

    static final UnreadableSceneException truncated() {
        return new UnreadableSceneException("is truncated: save or copy it again.");
    }

    private final InputStream in;
    private final boolean packed;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private long allowed;

    /**
     * @param packed whether {@code in} unpacks
     * @param allowed bytes that may come
     */
    BlendInput(InputStream in, boolean packed, long allowed) {
        this.in = in;
        this.packed = packed;
        this.allowed = allowed;
    }

    /** @throws UnreadableSceneException when fewer bytes are left */
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

    /** @throws UnreadableSceneException when fewer bytes are left */
    void skip(long length) throws IOException {
        long left = length;
        while (left > 0) {
            if (position == limit && !packed && left > buffer.length) {
                left -= seek(left);
            } else if (position == limit && !fill()) {
                throw truncated();
            }
            int part = (int) Math.min(left, limit - position);
            position += part;
            left -= part;
        }
    }

    /** All but the last byte, so that the end of the file is noticed as such. */
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
        if (!packed) {
            return in.read(buffer);
        }
        try {
            return in.read(buffer);
        } catch (UncheckedIOException x) {
            throw x.getCause();
        } catch (IOException | RuntimeException x) {
            // Unpacking ends with one or the other when the data is none.
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
