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

/** A .blend file, which may be compressed with gzip (up to Blender 2.93) or zstd (3.0 and later). */
final class BlendFile {

    private static final int GZIP = 0x8b1f;
    private static final int ZSTD = 0xfd2fb528;
    private static final int SEEK_TABLE = 0x8f92eab1;

    /** Blender files compress to a tenth at best, uniform grids to a hundredth. */
    private static final long ALWAYS_ALLOWED = 1L << 30;

    private static final long MAX_RATIO = 100;

    private final Path file;

    BlendFile(Path file) {
        this.file = file;
    }

    /** Opens the file for reading from the start. */
    BlendInput open() throws IOException {
        long size = Files.size(file);
        int magic = magic(size);
        InputStream raw = Files.newInputStream(file);
        boolean gzip = (magic & 0xffff) == GZIP;
        if (!gzip && magic != ZSTD) {
            return new BlendInput(raw, false, Long.MAX_VALUE);
        }
        Section part = new Section(raw, gzip ? size : size - seekTable(size));
        try {
            InputStream decompressed = gzip ? new GZIPInputStream(part, 1 << 16) : new ZstdInputStream(part);
            return new BlendInput(decompressed, true, ALWAYS_ALLOWED + MAX_RATIO * size);
        } catch (ZipException | EOFException x) {
            raw.close();
            throw BlendInput.damaged();
        }
    }

    private int magic(long size) throws IOException {
        return size < 4 ? 0 : at(0, 4).getInt();
    }

    /** Returns the length of the seek table that Blender appends to the compressed data. */
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

    private ByteBuffer at(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(position);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // A channel may return less than requested.
            }
        }
        return bytes.rewind();
    }

    /** The first bytes of a file. I/O errors are unchecked, to distinguish them from damaged data. */
    private static final class Section extends FilterInputStream {

        private long remaining;

        Section(InputStream in, long length) {
            super(in);
            remaining = length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (remaining <= 0) {
                return -1;
            }
            try {
                int read = in.read(bytes, offset, (int) Math.min(length, remaining));
                remaining -= Math.max(read, 0);
                return read;
            } catch (IOException x) {
                throw new UncheckedIOException(x);
            }
        }
    }
}
