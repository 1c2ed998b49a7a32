package io.jenkins.plugins.azurerender.scene.blend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Iterates over the blocks of a .blend file. */
final class Blocks implements Closeable {

    private static final String END = "ENDB";

    private final BlendInput input;
    private final BlendHeader header;
    private long remaining;

    Blocks(BlendInput input) throws IOException {
        this.input = input;
        this.header = BlendHeader.read(input);
    }

    BlendHeader header() {
        return header;
    }

    /** Returns the header of the next block, or null at the end. Skips unread content of the current block. */
    @CheckForNull
    BlockHeader next() throws IOException {
        input.skip(remaining);
        remaining = 0;
        int size = header.largeHeaders() ? 32 : 16 + header.pointerSize();
        ByteBuffer bytes = ByteBuffer.wrap(input.bytes(4));
        String code = code(bytes.array());
        if (END.equals(code)) {
            return null;
        }
        BlockHeader next = header(code, ByteBuffer.wrap(input.bytes(size - 4)).order(header.order()));
        if (next.length() < 0 || next.count() < 0 || next.struct() < 0 || code.length() < 2 || !isPlain(code)) {
            throw new UnreadableSceneException("is damaged: it contains an invalid block.");
        }
        remaining = next.length();
        return next;
    }

    private static boolean isPlain(String code) {
        return code.chars()
                .allMatch(character -> character >= 'A' && character <= 'Z' || character >= '0' && character <= '9');
    }

    private BlockHeader header(String code, ByteBuffer bytes) {
        if (header.largeHeaders()) {
            int struct = bytes.getInt();
            long address = bytes.getLong();
            return new BlockHeader(code, bytes.getLong(), address, struct, bytes.getLong());
        }
        int length = bytes.getInt();
        long address = header.pointerSize() == 8 ? bytes.getLong() : Integer.toUnsignedLong(bytes.getInt());
        return new BlockHeader(code, length, address, bytes.getInt(), bytes.getInt());
    }

    /** Codes of two letters are padded with zeros: after the code or, for the other byte order, before it. */
    private static String code(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    /** Returns up to {@code max} bytes of the current block's content. */
    ByteBuffer content(int max) throws IOException {
        byte[] bytes = input.bytes((int) Math.min(remaining, max));
        remaining -= bytes.length;
        return ByteBuffer.wrap(bytes).order(header.order());
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
