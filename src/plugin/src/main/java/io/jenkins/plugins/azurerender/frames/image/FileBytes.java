package io.jenkins.plugins.azurerender.frames.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Reads ranges of an untrusted file. Positions and lengths come from the file, so each range is checked first. */
record FileBytes(FileChannel in, long size) {

    static FileBytes of(FileChannel in) throws IOException {
        return new FileBytes(in, in.size());
    }

    /** @throws InvalidImageException when the range does not lie within the file */
    ByteBuffer read(long from, int length, ByteOrder order) throws IOException, InvalidImageException {
        check(from, length);
        ByteBuffer bytes = ByteBuffer.allocate(length).order(order);
        while (bytes.hasRemaining()) {
            if (in.read(bytes, from + bytes.position()) < 0) {
                throw InvalidImageException.damaged();
            }
        }
        return bytes.flip();
    }

    /** The bytes from a position to the end of the file, at most {@code limit}. */
    ByteBuffer upTo(long from, int limit, ByteOrder order) throws IOException, InvalidImageException {
        return read(from, (int) Math.min(limit, Math.max(0, size - from)), order);
    }

    /** @throws InvalidImageException when the range does not lie within the file */
    void check(long from, long length) throws InvalidImageException {
        if (from < 0 || length < 0 || from > size || length > size - from) {
            throw InvalidImageException.damaged();
        }
    }
}
