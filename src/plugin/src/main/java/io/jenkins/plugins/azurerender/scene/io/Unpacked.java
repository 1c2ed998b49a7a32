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

/** A file's content, also when the file is packed by gzip. Files that unpack to more than is plausible are refused. */
public final class Unpacked extends FilterInputStream {

    private static final int MAGIC = 0x1f;
    /** Scenes shrink to a tenth, rarely to a fiftieth. */
    private static final long LARGEST_RATIO = 200;

    private static final long ALWAYS_ALLOWED = 64L << 20;

    private final String file;
    private long left;

    private Unpacked(InputStream content, String file, long limit) {
        super(content);
        this.file = file;
        left = limit;
    }

    public static ByteReader open(Path file) throws IOException {
        InputStream stream = new BufferedInputStream(Files.newInputStream(file));
        try {
            stream.mark(2);
            boolean isPacked = stream.read() == MAGIC && stream.read() == 0x8b;
            stream.reset();
            String name = String.valueOf(file.getFileName());
            long limit = ALWAYS_ALLOWED + LARGEST_RATIO * Files.size(file);
            return new ByteReader(isPacked ? new Unpacked(new GZIPInputStream(stream, 1 << 16), name, limit) : stream)
                    .withoutMark();
        } catch (EOFException | ZipException e) {
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
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new UnreadableSceneException(file + " decompresses to an implausible size.");
            }
            return read;
        } catch (EOFException | ZipException e) {
            throw new UnreadableSceneException(file + " cannot be decompressed completely: save or copy it again.");
        }
    }
}
