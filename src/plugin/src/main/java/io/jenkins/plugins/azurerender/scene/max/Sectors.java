package io.jenkins.plugins.azurerender.scene.max;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** A file as numbered sectors; number 0 follows the header. */
final class Sectors implements Closeable {

    private static final int HEADER = 512;

    private final SeekableByteChannel channel;
    private final String file;
    private final int size;
    private final long count;

    Sectors(SeekableByteChannel channel, String file, int size) throws IOException {
        this.channel = channel;
        this.file = file;
        this.size = size;
        count = channel.size() / size;
    }

    static ByteBuffer header(SeekableByteChannel channel, String file) throws IOException {
        ByteBuffer header = read(channel, 0, HEADER);
        if (header.position() < HEADER) {
            throw new UnreadableSceneException(file + " is not a scene of 3ds Max.");
        }
        return header;
    }

    /** Returns the content of a sector. The last sector is padded with zeros. */
    ByteBuffer read(int sector) throws IOException {
        ByteBuffer bytes = read(channel, (sector + 1L) * size, size);
        if (bytes.position() == 0) {
            throw new UnreadableSceneException(file + " is truncated: save or copy it again.");
        }
        return bytes;
    }

    private static ByteBuffer read(SeekableByteChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(position);
        int last = 0;
        while (bytes.hasRemaining() && last >= 0) {
            last = channel.read(bytes);
        }
        return bytes;
    }

    /** Returns a little-endian buffer. */
    static ByteBuffer buffer(byte[] bytes, int length) {
        return ByteBuffer.wrap(Arrays.copyOf(bytes, length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns the number of sectors. */
    long count() {
        return count;
    }

    int size() {
        return size;
    }

    UnreadableSceneException damaged() {
        return new UnreadableSceneException(file + " is damaged: its sector chain is invalid.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
