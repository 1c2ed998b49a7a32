package io.jenkins.plugins.azurerender.scene.blend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The blocks of a .blend file, one after the other; what is not read of one is passed over. */
final class Blocks implements Closeable {

    private static final String END = "ENDB";

    private final BlendInput input;
    private final BlendHeader header;
    private long left;

    Blocks(BlendInput input) throws IOException {
        this.input = input;
        this.header = BlendHeader.read(input);
    }

    BlendHeader header() {
        return header;
    }

    /** The next block's head, or null at the end. */
    @CheckForNull
    BlockHead next() throws IOException {
        input.skip(left);
        left = 0;
        int size = header.largeHeads() ? 32 : 16 + header.pointerSize();
        ByteBuffer bytes = ByteBuffer.wrap(input.bytes(4));
        String code = code(bytes.array());
        if (END.equals(code)) {
            return null;
        }
        BlockHead head = head(code, ByteBuffer.wrap(input.bytes(size - 4)).order(header.order()));
        if (head.length() < 0 || head.count() < 0 || head.struct() < 0 || code.length() < 2 || !isPlain(code)) {
            throw new UnreadableSceneException("is damaged: it contains an invalid block.");
        }
        left = head.length();
        return head;
    }

    private static boolean isPlain(String code) {
        return code.chars().allMatch(sign -> sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9');
    }

    private BlockHead head(String code, ByteBuffer bytes) {
        if (header.largeHeads()) {
            int struct = bytes.getInt();
            long address = bytes.getLong();
            return new BlockHead(code, bytes.getLong(), address, struct, bytes.getLong());
        }
        int length = bytes.getInt();
        long address = header.pointerSize() == 8 ? bytes.getLong() : Integer.toUnsignedLong(bytes.getInt());
        return new BlockHead(code, length, address, bytes.getInt(), bytes.getInt());
    }

    /** Codes of two letters are filled up with zeros, behind or, on a machine with the other order of bytes, before. */
    private static String code(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    /** The beginning of the current block's content, at most so many bytes. */
    ByteBuffer content(int most) throws IOException {
        byte[] bytes = input.bytes((int) Math.min(left, most));
        left -= bytes.length;
        return ByteBuffer.wrap(bytes).order(header.order());
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
