package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.io.Charsets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The content of a chunk, taken from front to back; past its end there is nothing, which is no error. */
final class Chunk {

    private final ByteBuffer bytes;

    Chunk(byte[] content) {
        bytes = ByteBuffer.wrap(content);
    }

    int left() {
        return bytes.remaining();
    }

    /** Text up to a zero or the chunk's end. */
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

    /** One byte, 0 to 255. */
    int number() {
        return bytes.hasRemaining() ? bytes.get() & 0xff : 0;
    }

    /** Four bytes. */
    String mark() {
        byte[] mark = new byte[Math.min(4, left())];
        bytes.get(mark);
        return new String(mark, StandardCharsets.ISO_8859_1);
    }

    /** Four bytes as a whole number, 0 when they are not there. */
    int whole() {
        return left() < 4 ? 0 : bytes.getInt();
    }

    /** Eight bytes, 0 when they are not there. */
    long wide() {
        return left() < 8 ? 0 : bytes.getLong();
    }
}
