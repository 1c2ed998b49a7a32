package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.io.Charsets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the content of a chunk sequentially. Values past its end are 0 or empty. */
final class Chunk {

    private final ByteBuffer bytes;

    Chunk(byte[] content) {
        bytes = ByteBuffer.wrap(content);
    }

    int remaining() {
        return bytes.remaining();
    }

    /** Reads text up to a zero byte or the end of the chunk. */
    String text() {
        int start = bytes.position();
        int end = start;
        while (end < bytes.limit() && bytes.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - start];
        bytes.get(text);
        bytes.position(Math.min(end + 1, bytes.limit()));
        return Charsets.unknown().decode(text);
    }

    /** Reads one byte, 0 to 255. */
    int number() {
        return bytes.hasRemaining() ? bytes.get() & 0xff : 0;
    }

    /** Reads a tag of four bytes. */
    String tag() {
        byte[] tag = new byte[Math.min(4, remaining())];
        bytes.get(tag);
        return new String(tag, StandardCharsets.ISO_8859_1);
    }

    /** Reads an integer of four bytes. */
    int integer() {
        return remaining() < 4 ? 0 : bytes.getInt();
    }

    /** Reads eight bytes. */
    long longInteger() {
        return remaining() < 8 ? 0 : bytes.getLong();
    }
}
