package io.jenkins.plugins.azurerender.scene.blend;

import io.airlift.compress.zstd.ZstdInputStream;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A .blend file on disk, plain or packed with gzip (up to Blender 2.93) or zstd (from 3.0 on). */
final class BlendFile {

    private static final int GZIP = 0x8b1f;
    private static final int ZSTD = 0xfd2fb528;
    private static final int SEEK_TABLE = 0x8f92eab1;

    /** What Blender packs shrinks to a tenth at best; grids of nothing to a hundredth. */
    private static final long UNPACKED_ALWAYS = 1L << 30;

    private static final long UNPACKED_EACH = 100;

    private final Path file;

    BlendFile(Path file) {
        this.file = file;
    }

    /** From its beginning. */
    BlendInput open() throws IOException {
        long size = Files.size(file);
        int magic = magic(size);
        InputStream raw = Files.newInputStream(file);
        try {
            long unpacked = UNPACKED_ALWAYS + UNPACKED_EACH * size;
            if ((magic & 0xffff) == GZIP) {
                return new BlendInput(new GZIPInputStream(raw, 1 << 16), true, unpacked);
            }
            if (magic == ZSTD) {
                return new BlendInput(new ZstdInputStream(new Part(raw, size - seekTable(size))), true, unpacked);
            }
            return new BlendInput(raw, false, Long.MAX_VALUE);
        } catch (IOException x) {
            raw.close();
            throw x instanceof java.util.zip.ZipException || x instanceof java.io.EOFException
                    ? new UnreadableSceneException(
                            "The scene cannot be unpacked: its compressed data is damaged or not complete.")
                    : x;
        }
    }

    private int magic(long size) throws IOException {
        return size < 4 ? 0 : at(0, 4).getInt();
    }

    /** Bytes of the table that Blender puts behind the packed data, to find places in it without unpacking all. */
    private long seekTable(long size) throws IOException {
        if (size < 17) {
            return 0;
        }
        ByteBuffer footer = at(size - 9, 9);
        long frames = Integer.toUnsignedLong(footer.getInt());
        boolean checksums = footer.get() < 0;
        long length = 8 + frames * (checksums ? 12 : 8) + 9;
        return footer.getInt() == SEEK_TABLE && length < size ? length : 0;
    }

    private ByteBuffer at(long place, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(place);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // A channel may give less than asked.
            }
        }
        return bytes.rewind();
    }

    /** The first bytes of a stream. */
    private static final class Part extends FilterInputStream {

        private long left;

        Part(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            int read = left > 0 ? in.read() : -1;
            left -= read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = left > 0 ? in.read(bytes, offset, (int) Math.min(length, left)) : -1;
            left -= Math.max(read, 0);
            return read;
        }
    }
}
