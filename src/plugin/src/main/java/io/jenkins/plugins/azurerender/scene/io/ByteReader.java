package io.jenkins.plugins.azurerender.scene.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file's bytes one after the other, with one in sight. */
public final class ByteReader implements Closeable {

    /** What {@link #next} and {@link #peek} give at the file's end. */
    public static final int END = -1;

    private final InputStream stream;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long gone;

    public ByteReader(InputStream stream) {
        this.stream = stream;
    }

    public static ByteReader of(Path file) throws IOException {
        return new ByteReader(Files.newInputStream(file)).withoutMark();
    }

    /** Some editors put a mark before UTF-8 (EF BB BF), which is no part of the text. */
    ByteReader withoutMark() throws IOException {
        if (peek() == 0xef && to >= 3 && buffer[1] == (byte) 0xbb && buffer[2] == (byte) 0xbf) {
            from = 3;
        }
        return this;
    }

    /** The next byte, 0 to 255, without taking it. */
    public int peek() throws IOException {
        return from < to || fill() ? buffer[from] & 0xff : END;
    }

    public int next() throws IOException {
        return from < to || fill() ? buffer[from++] & 0xff : END;
    }

    /** Takes up to {@code count} bytes and gives how many there were. */
    public long skip(long count) throws IOException {
        long left = count;
        while (left > 0 && (from < to || fill())) {
            int step = (int) Math.min(left, to - from);
            from += step;
            left -= step;
        }
        return count - left;
    }

    /** How many bytes have been taken. */
    public long position() {
        return gone + from;
    }

    private boolean fill() throws IOException {
        gone += to;
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
