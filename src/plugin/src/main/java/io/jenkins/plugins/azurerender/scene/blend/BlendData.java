package io.jenkins.plugins.azurerender.scene.blend;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A structure in a block. Fields that this version of Blender does not have are 0 or empty. */
final class BlendData {

    /** Paths in Blender have at most 1,024 bytes. */
    private static final int MAX_TEXT = 1 << 12;

    private static final DnaStruct EMPTY = new DnaStruct("", 0, Map.of());

    private final Dna dna;
    private final DnaStruct struct;
    private final ByteBuffer bytes;
    private final int offset;

    BlendData(Dna dna, DnaStruct struct, ByteBuffer bytes, int offset) {
        this.dna = dna;
        this.struct = struct;
        this.bytes = bytes;
        this.offset = offset;
    }

    String type() {
        return struct.name();
    }

    boolean has(String field) {
        return struct.fields().containsKey(field);
    }

    /** Returns an integer of any width, or the first element of an array. */
    long number(String name) {
        DnaField field = struct.fields().get(name);
        int at = position(field, 1);
        if (at < 0 || field.pointer()) {
            return 0;
        }
        return switch (field.type()) {
            case "char", "int8_t" -> bytes.get(at);
            case "uchar", "uint8_t", "bool" -> bytes.get(at) & 0xff;
            case "short", "int16_t" -> position(field, 2) < 0 ? 0 : bytes.getShort(at);
            case "ushort", "uint16_t" -> position(field, 2) < 0 ? 0 : bytes.getShort(at) & 0xffff;
            case "int", "int32_t" -> position(field, 4) < 0 ? 0 : bytes.getInt(at);
            case "uint32_t" -> position(field, 4) < 0 ? 0 : Integer.toUnsignedLong(bytes.getInt(at));
            case "int64_t", "uint64_t" -> position(field, 8) < 0 ? 0 : bytes.getLong(at);
            default -> 0;
        };
    }

    boolean flag(String name, int bit) {
        return (number(name) & bit) != 0;
    }

    /** Returns the address in a pointer; 0 for null. */
    long pointer(String name) {
        DnaField field = struct.fields().get(name);
        int at = field != null && field.pointer() ? position(field, dna.pointerSize()) : -1;
        if (at < 0) {
            return 0;
        }
        return dna.pointerSize() == 8 ? bytes.getLong(at) : Integer.toUnsignedLong(bytes.getInt(at));
    }

    /** Returns text up to a zero byte or the end of the field. */
    String text(String name) {
        DnaField field = struct.fields().get(name);
        if (field == null || field.pointer() || position(field, field.size()) < 0) {
            return "";
        }
        return text(bytes, offset + field.offset(), Math.min(field.size(), MAX_TEXT));
    }

    private static String text(ByteBuffer bytes, int from, int max) {
        int length = 0;
        while (length < max && bytes.get(from + length) != 0) {
            length++;
        }
        return new String(bytes.array(), bytes.arrayOffset() + from, length, StandardCharsets.UTF_8);
    }

    /** Returns the whole block as text. */
    String text() {
        return text(bytes, 0, Math.min(bytes.limit(), MAX_TEXT));
    }

    /** Returns an embedded structure; an empty one if the field does not exist. */
    BlendData inner(String name) {
        DnaField field = struct.fields().get(name);
        DnaStruct inner = field == null || field.pointer() ? null : dna.named(field.type());
        return inner == null
                ? new BlendData(dna, EMPTY, bytes, offset)
                : new BlendData(dna, inner, bytes, offset + field.offset());
    }

    /** Returns an element of an array of structures. */
    BlendData element(int index) {
        return new BlendData(dna, struct, bytes, offset + index * struct.size());
    }

    /** Returns the number of structures in the block. */
    int elements() {
        return struct.size() == 0 ? 0 : (bytes.limit() - offset) / struct.size();
    }

    private int position(DnaField field, int length) {
        if (field == null || field.size() < length) {
            return -1;
        }
        long at = (long) offset + field.offset();
        return at >= 0 && at + length <= bytes.limit() ? (int) at : -1;
    }
}
