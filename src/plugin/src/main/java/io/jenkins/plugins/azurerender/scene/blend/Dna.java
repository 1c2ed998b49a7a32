package io.jenkins.plugins.azurerender.scene.blend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The description of all structures in a .blend file: names, types and field offsets. */
final class Dna {

    private final int pointerSize;
    private final List<DnaStruct> structs = new ArrayList<>();
    private final Map<String, DnaStruct> byName = new HashMap<>();

    private Dna(int pointerSize) {
        this.pointerSize = pointerSize;
    }

    /** @throws UnreadableSceneException when the description is damaged */
    static Dna parse(ByteBuffer bytes, int pointerSize) throws UnreadableSceneException {
        try {
            Dna dna = new Dna(pointerSize);
            dna.read(bytes);
            return dna;
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException x) {
            throw damaged();
        }
    }

    private void read(ByteBuffer bytes) throws UnreadableSceneException {
        expect(bytes, "SDNA");
        List<String> names = names(bytes, "NAME");
        List<String> types = names(bytes, "TYPE");
        expect(bytes, "TLEN");
        int[] lengths = new int[types.size()];
        for (int type = 0; type < lengths.length; type++) {
            lengths[type] = Short.toUnsignedInt(bytes.getShort());
        }
        expect(bytes, "STRC");
        for (int structsLeft = bytes.getInt(); structsLeft > 0; structsLeft--) {
            int type = bytes.getShort();
            Map<String, DnaField> fields = new LinkedHashMap<>();
            int size = 0;
            for (int fieldsLeft = bytes.getShort(); fieldsLeft > 0; fieldsLeft--) {
                int fieldType = bytes.getShort();
                DnaField field = DnaField.of(
                        types.get(fieldType), lengths[fieldType], names.get(bytes.getShort()), size, pointerSize);
                size = Math.addExact(size, field.size());
                fields.put(field.name(), field);
            }
            DnaStruct struct = new DnaStruct(types.get(type), Math.max(size, lengths[type]), fields);
            structs.add(struct);
            byName.put(struct.name(), struct);
        }
    }

    private static List<String> names(ByteBuffer bytes, String tag) throws UnreadableSceneException {
        expect(bytes, tag);
        int count = bytes.getInt();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = bytes.position();
            while (bytes.get() != 0) {
                // skip to the end of the name
            }
            names.add(new String(
                    bytes.array(),
                    bytes.arrayOffset() + from,
                    bytes.position() - 1 - from,
                    StandardCharsets.ISO_8859_1));
        }
        return names;
    }

    /** Reads a tag; tags are aligned to four bytes. */
    private static void expect(ByteBuffer bytes, String tag) throws UnreadableSceneException {
        bytes.position((bytes.position() + 3) / 4 * 4);
        byte[] found = new byte[4];
        bytes.get(found);
        if (!tag.equals(new String(found, StandardCharsets.ISO_8859_1))) {
            throw damaged();
        }
    }

    private static UnreadableSceneException damaged() {
        return new UnreadableSceneException("is damaged: its DNA block cannot be read.");
    }

    /** Returns 4 or 8 bytes. */
    int pointerSize() {
        return pointerSize;
    }

    /** Returns the struct with this index, or null. */
    @CheckForNull
    DnaStruct at(int index) {
        return index < structs.size() ? structs.get(index) : null;
    }

    /** Returns the struct with this name, or null if this version of Blender does not have it. */
    @CheckForNull
    DnaStruct named(String name) {
        return byName.get(name);
    }
}
