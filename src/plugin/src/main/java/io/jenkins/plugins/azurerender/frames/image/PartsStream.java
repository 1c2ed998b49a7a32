package io.jenkins.plugins.azurerender.frames.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;
import javax.imageio.stream.ImageInputStreamImpl;

/** Reads the parts of a file as one stream. */
final class PartsStream extends ImageInputStreamImpl {

    private static final int BUFFER = 1 << 15;

    private final FileChannel file;
    private final ImageParts parts;
    private final byte[] buffer = new byte[BUFFER];
    private long start;
    private int filled;

    PartsStream(FileChannel file, ImageParts parts) {
        this.file = file;
        this.parts = parts;
    }

    @Override
    public long length() {
        return parts.length();
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        if (!isBuffered() && !fill()) {
            return -1;
        }
        return buffer[(int) (streamPos++ - start)] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, target.length);
        checkClosed();
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (!isBuffered() && !fill()) {
            return -1;
        }
        int at = (int) (streamPos - start);
        int read = Math.min(length, filled - at);
        System.arraycopy(buffer, at, target, from, read);
        streamPos += read;
        return read;
    }

    private boolean isBuffered() {
        return streamPos >= start && streamPos < start + filled;
    }

    /** Fills the buffer from the current part; returns false after the last part. */
    private boolean fill() throws IOException {
        ImageParts.Part part = parts.at(streamPos);
        filled = 0;
        start = streamPos;
        if (part == null) {
            return false;
        }
        long inPart = streamPos - part.start();
        int wanted = (int) Math.min(BUFFER, part.length() - inPart);
        if (part.bytes() != null) {
            System.arraycopy(part.bytes(), (int) inPart, buffer, 0, wanted);
            filled = wanted;
        } else {
            filled = Math.max(0, file.read(ByteBuffer.wrap(buffer, 0, wanted), part.from() + inPart));
        }
        return filled > 0;
    }
}
