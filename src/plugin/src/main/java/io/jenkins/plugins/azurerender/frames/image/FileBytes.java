package io.jenkins.plugins.azurerender.frames.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Reads bytes at positions that an untrusted file states: each range must lie within the file. */
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

    /** The bytes from a position on, as many as there are up to {@code most}. */
    ByteBuffer upTo(long from, int most, ByteOrder order) throws IOException, InvalidImageException {
        return read(from, (int) Math.min(most, Math.max(0, size - from)), order);
    }

    /** @throws InvalidImageException when the range does not lie within the file */
    void check(long from, long length) throws InvalidImageException {
        if (from < 0 || length < 0 || from > size || length > size - from) {
            throw InvalidImageException.damaged();
        }
    }
}
