package io.jenkins.plugins.azurerender.scene.blend;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes .blend files of any Blender version and machine, with their DNA. */
final class BlendWriter {

    private static final Map<String, Integer> NUMBERS =
            Map.of("char", 1, "uchar", 1, "short", 2, "ushort", 2, "int", 4, "float", 4, "int64_t", 8, "void", 0);

    private final String header;
    private final ByteOrder order;
    private final int pointerSize;
    private final boolean large;
    private final Map<String, List<DnaField>> structs = new LinkedHashMap<>();
    private final Map<String, List<String>> declared = new LinkedHashMap<>();
    private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();

    /** @param header such as {@code BLENDER_V249} or {@code BLENDER17-01v0500} */
    BlendWriter(String header) {
        this.header = header;
        large = header.length() == 17;
        order = header.charAt(8) == 'V' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        pointerSize = header.charAt(7) == '_' ? 4 : 8;
        struct("Link", "Link *next", "Link *prev");
        struct("ListBase", "void *first", "void *last");
    }

    /** @param fields as in C, such as {@code char name[64]}; embedded structures must already exist */
    BlendWriter struct(String name, String... fields) {
        List<DnaField> layout = new ArrayList<>();
        int offset = 0;
        for (String field : fields) {
            String[] words = field.split(" ");
            DnaField next = DnaField.of(words[0], sizeOf(words[0]), words[1], offset, pointerSize);
            offset += next.size();
            layout.add(next);
        }
        structs.put(name, layout);
        declared.put(name, List.of(fields));
        return this;
    }

    private int sizeOf(String type) {
        return NUMBERS.containsKey(type)
                ? NUMBERS.get(type)
                : structs.getOrDefault(type, List.of()).stream()
                        .mapToInt(DnaField::size)
                        .sum();
    }

    /** @param values by field, with a dot for embedded structures ({@code r.sfra}); other fields are 0 */
    BlendWriter block(String code, long address, String struct, Map<String, ?> values) {
        return array(code, address, struct, List.of(values));
    }

    BlendWriter array(String code, long address, String struct, List<? extends Map<String, ?>> elements) {
        int size = sizeOf(struct);
        ByteBuffer bytes = ByteBuffer.allocate(size * elements.size()).order(order);
        for (int i = 0; i < elements.size(); i++) {
            int start = i * size;
            elements.get(i).forEach((path, value) -> set(bytes, start, struct, path, value));
        }
        return raw(code, address, List.copyOf(structs.keySet()).indexOf(struct), elements.size(), bytes.array());
    }

    private void set(ByteBuffer bytes, int start, String struct, String path, Object value) {
        String name = path.split("\\.")[0];
        DnaField field = structs.get(struct).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(struct + " has no " + name));
        int at = start + field.offset();
        if (path.contains(".")) {
            set(bytes, at, field.type(), path.substring(name.length() + 1), value);
        } else if (value instanceof String text) {
            byte[] characters = text.getBytes(StandardCharsets.UTF_8);
            bytes.position(at).put(characters, 0, Math.min(characters.length, field.size()));
        } else {
            put(bytes, at, field.pointer() ? pointerSize : NUMBERS.get(field.type()), ((Number) value).longValue());
        }
    }

    private static void put(ByteBuffer bytes, int at, int size, long value) {
        switch (size) {
            case 1 -> bytes.put(at, (byte) value);
            case 2 -> bytes.putShort(at, (short) value);
            case 4 -> bytes.putInt(at, (int) value);
            default -> bytes.putLong(at, value);
        }
    }

    /** Writes a block with any content. */
    BlendWriter raw(String code, long address, int struct, long count, byte[] content) {
        header(code, address, struct, count, content.length);
        blocks.writeBytes(content);
        return this;
    }

    /** Writes only the header of a block. */
    BlendWriter header(String code, long address, int struct, long count, long length) {
        ByteBuffer block = ByteBuffer.allocate(large ? 32 : 16 + pointerSize).order(order);
        byte[] characters = Arrays.copyOf(code.getBytes(StandardCharsets.US_ASCII), 4);
        // A big-endian machine stores a code of two letters in the last two bytes.
        block.put(
                order == ByteOrder.BIG_ENDIAN && code.length() == 2
                        ? new byte[] {0, 0, characters[0], characters[1]}
                        : characters);
        if (large) {
            block.putInt(struct).putLong(address).putLong(length).putLong(count);
        } else {
            block.putInt((int) length);
            put(block, block.position(), pointerSize, address);
            block.position(block.position() + pointerSize).putInt(struct).putInt((int) count);
        }
        blocks.writeBytes(block.array());
        return this;
    }

    /** Returns the whole file. */
    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        raw("DNA1", 0, 0, 1, dna());
        header("ENDB", 0, 0, 0, 0);
        file.writeBytes(blocks.toByteArray());
        return file.toByteArray();
    }

    private byte[] dna() {
        List<String> names = declared.values().stream()
                .flatMap(List::stream)
                .map(field -> field.split(" ")[1])
                .distinct()
                .toList();
        List<String> types = new ArrayList<>(NUMBERS.keySet());
        types.addAll(structs.keySet());
        declared.values().stream()
                .flatMap(List::stream)
                .map(field -> field.split(" ")[0])
                .filter(type -> !types.contains(type))
                .distinct()
                .forEach(types::add);
        ByteBuffer dna = ByteBuffer.allocate(1 << 16).order(order);
        dna.put("SDNA".getBytes(StandardCharsets.US_ASCII));
        words(dna, "NAME", names);
        words(dna, "TYPE", types);
        tag(dna, "TLEN");
        types.forEach(type -> dna.putShort((short) sizeOf(type)));
        tag(dna, "STRC");
        dna.putInt(structs.size());
        declared.forEach((struct, fields) -> {
            dna.putShort((short) types.indexOf(struct)).putShort((short) fields.size());
            fields.forEach(field -> dna.putShort((short) types.indexOf(field.split(" ")[0]))
                    .putShort((short) names.indexOf(field.split(" ")[1])));
        });
        return Arrays.copyOf(dna.array(), dna.position());
    }

    private static void words(ByteBuffer dna, String tag, List<String> words) {
        tag(dna, tag);
        dna.putInt(words.size());
        words.forEach(word -> dna.put(word.getBytes(StandardCharsets.US_ASCII)).put((byte) 0));
    }

    private static void tag(ByteBuffer dna, String tag) {
        dna.position((dna.position() + 3) / 4 * 4).put(tag.getBytes(StandardCharsets.US_ASCII));
    }
}
