package io.jenkins.plugins.azurerender.scene.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads bytes one by one, with a lookahead of one byte. */
public final class ByteReader implements Closeable {

    /** Result of {@link #next} and {@link #peek} at the end of the file. */
    public static final int END = -1;

    private final InputStream stream;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long consumed;

    public ByteReader(InputStream stream) {
        this.stream = stream;
    }

    public static ByteReader of(Path file) throws IOException {
        return new ByteReader(Files.newInputStream(file)).skipByteOrderMark();
    }

    /** Skips a UTF-8 byte order mark (EF BB BF), which some editors write. */
    ByteReader skipByteOrderMark() throws IOException {
        if (peek() == 0xef && to >= 3 && buffer[1] == (byte) 0xbb && buffer[2] == (byte) 0xbf) {
            from = 3;
        }
        return this;
    }

    /** Returns the next byte, 0 to 255, without consuming it. */
    public int peek() throws IOException {
        return from < to || fill() ? buffer[from] & 0xff : END;
    }

    public int next() throws IOException {
        return from < to || fill() ? buffer[from++] & 0xff : END;
    }

    /** Skips up to {@code count} bytes and returns the number of bytes skipped. */
    public long skip(long count) throws IOException {
        long remaining = count;
        while (remaining > 0 && (from < to || fill())) {
            int step = (int) Math.min(remaining, to - from);
            from += step;
            remaining -= step;
        }
        return count - remaining;
    }

    /** Returns the number of bytes consumed. */
    public long position() {
        return consumed + from;
    }

    private boolean fill() throws IOException {
        consumed += to;
        from = 0;
        to = 0;
        int read = stream.read(buffer);
        to = Math.max(read, 0);
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
