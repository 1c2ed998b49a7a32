package io.jenkins.plugins.azurerender.frames.image;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The header of an OpenEXR file whose chunks are all within the file.
 *
 * @param hash identifies the content after the header
 */
record ExrFile(int width, int height, String hash) {

    private static final int MAGIC = 20000630;
    private static final int DEEP = 0x800;
    private static final int MULTI_PART = 0x1000;
    private static final long MAX_CHUNKS = 1L << 20;
    private static final int CHUNK_HEAD = 8;
    private static final int HASH_BYTES = 8;
    private static final int BUFFER = 1 << 16;

    /** @throws InvalidImageException when it is not an OpenEXR file, or incomplete */
    static ExrFile read(Path file) throws IOException, InvalidImageException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(FileBytes.of(channel));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException x) {
            throw InvalidImageException.damaged(); // a length that contradicts another one
        }
    }

    private static ExrFile read(FileBytes in) throws IOException, InvalidImageException {
        ExrHeader head = new ExrHeader(in);
        if (in.size() < 2 * Integer.BYTES || head.number() != MAGIC) {
            throw new InvalidImageException("is not an OpenEXR file");
        }
        int flags = head.number();
        boolean multiPart = (flags & MULTI_PART) != 0;
        ExrPart first = ExrPart.read(head, multiPart);
        long chunks = first.chunks();
        boolean lines = first.lines() && (flags & DEEP) == 0;
        for (ExrPart next = first; multiPart && next != null; ) {
            next = ExrPart.readNext(head);
            chunks += next == null ? 0 : next.chunks();
            lines &= next == null || next.lines();
        }
        if (chunks > MAX_CHUNKS) {
            throw new InvalidImageException("has an implausible image size");
        }
        check(in, head.position(), chunks, CHUNK_HEAD + (multiPart ? Integer.BYTES : 0), lines);
        return new ExrFile(first.width(), first.height(), hash(in.in(), head.position() + chunks * Long.BYTES));
    }

    /** Checks the offset table: an interrupted render leaves zeros in it, a truncated file has offsets past its end. */
    private static void check(FileBytes in, long table, long chunks, int head, boolean lines)
            throws IOException, InvalidImageException {
        ByteBuffer offsets = in.read(table, (int) (chunks * Long.BYTES), ByteOrder.LITTLE_ENDIAN);
        long first = table + chunks * Long.BYTES;
        for (long i = 0; i < chunks; i++) {
            long offset = offsets.getLong();
            if (offset < first || offset > in.size() - head) {
                throw InvalidImageException.damaged();
            }
        }
        if (lines && chunks > 0) {
            checkLast(in, offsets, head);
        }
    }

    /** Checks that the last chunk ends within the file. All others end before it begins. */
    private static void checkLast(FileBytes in, ByteBuffer offsets, int head)
            throws IOException, InvalidImageException {
        long last = 0;
        for (offsets.rewind(); offsets.hasRemaining(); ) {
            last = Math.max(last, offsets.getLong());
        }
        ByteBuffer chunk = in.read(last, head, ByteOrder.LITTLE_ENDIAN);
        in.check(last + head, chunk.getInt(head - Integer.BYTES)); // the last number before the pixel data
    }

    private static String hash(FileChannel in, long from) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
            for (long at = from; in.read(bytes, at) > 0; bytes.clear()) {
                at += bytes.flip().remaining();
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException x) {
            throw new IllegalStateException(x); // every JVM supports SHA-256
        }
    }
}
