package io.jenkins.plugins.azurerender.frames.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the header of an OpenEXR file in order. The values of attributes are not read as a whole, because some are
 * large: the manifests of Cryptomatte have several MB.
 */
final class ExrHeader {

    private static final int BUFFER = 1 << 13;
    private static final int MAX_NAME_BYTES = 255;

    /** The largest attribute that is used is a box of four numbers. */
    private static final int MAX_VALUE_BYTES = 16;

    /** In all parts of a file. */
    private static final int MAX_ATTRIBUTES = 1 << 16;

    private final FileBytes file;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long start;
    private int attributes;

    ExrHeader(FileBytes file) {
        this.file = file;
    }

    /** Returns the position in the file. */
    long position() {
        return start + buffer.position();
    }

    int number() throws IOException, InvalidImageException {
        fill(Integer.BYTES);
        return buffer.getInt();
    }

    /** Returns the name of the next attribute; empty at the end of a part. */
    String name() throws IOException, InvalidImageException {
        String name = text();
        if (!name.isEmpty() && ++attributes > MAX_ATTRIBUTES) {
            throw new InvalidImageException("has an implausible number of attributes");
        }
        return name;
    }

    String text() throws IOException, InvalidImageException {
        byte[] bytes = new byte[MAX_NAME_BYTES + 1];
        for (int length = 0; length < bytes.length; length++) {
            fill(1);
            bytes[length] = buffer.get();
            if (bytes[length] == 0) {
                return new String(bytes, 0, length, StandardCharsets.UTF_8);
            }
        }
        throw InvalidImageException.damaged();
    }

    /** Returns the first bytes of a value. */
    ByteBuffer value(int size) throws IOException, InvalidImageException {
        return file.read(position(), Math.min(size, MAX_VALUE_BYTES), ByteOrder.LITTLE_ENDIAN);
    }

    /** Continues after a value. */
    void skip(int size) throws InvalidImageException {
        file.check(position(), size);
        if (size <= buffer.remaining()) {
            buffer.position(buffer.position() + size);
        } else {
            start = position() + size;
            buffer = ByteBuffer.allocate(0);
        }
    }

    /** Reads more of the file, unless the buffer contains this number of bytes. */
    private void fill(int bytes) throws IOException, InvalidImageException {
        if (buffer.remaining() < bytes) {
            start = position();
            buffer = file.upTo(start, BUFFER, ByteOrder.LITTLE_ENDIAN);
            file.check(start, bytes);
        }
    }
}
