package io.jenkins.plugins.azurerender.scene.io;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a file that may be compressed with gzip. Files that decompress to an implausible size are rejected. */
public final class DecompressedFile extends FilterInputStream {

    private static final int MAGIC = 0x1f;
    /** Scenes compress to a tenth, rarely to a fiftieth. */
    private static final long MAX_RATIO = 200;

    private static final long ALWAYS_ALLOWED = 64L << 20;

    private final String file;
    private long remaining;

    private DecompressedFile(InputStream content, String file, long limit) {
        super(content);
        this.file = file;
        remaining = limit;
    }

    public static ByteReader open(Path file) throws IOException {
        InputStream stream = new BufferedInputStream(Files.newInputStream(file));
        try {
            stream.mark(2);
            boolean isCompressed = stream.read() == MAGIC && stream.read() == 0x8b;
            stream.reset();
            String name = String.valueOf(file.getFileName());
            long limit = ALWAYS_ALLOWED + MAX_RATIO * Files.size(file);
            return new ByteReader(
                            isCompressed
                                    ? new DecompressedFile(new GZIPInputStream(stream, 1 << 16), name, limit)
                                    : stream)
                    .skipByteOrderMark();
        } catch (EOFException | ZipException x) {
            stream.close();
            throw new UnreadableSceneException(file.getFileName() + " is an empty gzip file.");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = super.read(bytes, offset, length);
            remaining -= Math.max(read, 0);
            if (remaining < 0) {
                throw new UnreadableSceneException(file + " decompresses to an implausible size.");
            }
            return read;
        } catch (EOFException | ZipException x) {
            throw new UnreadableSceneException(file + " cannot be decompressed completely: save or copy it again.");
        }
    }
}
