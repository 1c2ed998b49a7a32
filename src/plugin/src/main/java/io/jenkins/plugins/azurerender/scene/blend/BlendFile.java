package io.jenkins.plugins.azurerender.scene.blend;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

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
        boolean gzip = (magic & 0xffff) == GZIP;
        if (!gzip && magic != ZSTD) {
            return new BlendInput(raw, false, Long.MAX_VALUE);
        }
        Part part = new Part(raw, gzip ? size : size - seekTable(size));
        try {
            InputStream unpacked = gzip ? new GZIPInputStream(part, 1 << 16) : new ZstdInputStream(part);
            return new BlendInput(unpacked, true, UNPACKED_ALWAYS + UNPACKED_EACH * size);
        } catch (ZipException | EOFException x) {
            raw.close();
            throw BlendInput.damaged();
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

    /** The first bytes of a file. That it cannot be read is not to be taken for damage of what is in it. */
    private static final class Part extends FilterInputStream {

        private long left;

        Part(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            try {
                int read = in.read(bytes, offset, (int) Math.min(length, left));
                left -= Math.max(read, 0);
                return read;
            } catch (IOException x) {
                throw new UncheckedIOException(x);
            }
        }
    }
}
