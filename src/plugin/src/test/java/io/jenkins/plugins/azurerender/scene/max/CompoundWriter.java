package io.jenkins.plugins.azurerender.scene.max;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes compound files with sectors of 512 bytes and short sectors of 64 bytes. */
final class CompoundWriter {

    private static final int SECTOR = 512;
    private static final int SHORT_SECTOR = 64;
    private static final int MIN_LONG_STREAM = 4096;
    private static final int END = -2;

    private final Map<String, byte[]> streams = new LinkedHashMap<>();
    private final ByteArrayOutputStream sectors = new ByteArrayOutputStream();
    private final List<Integer> table = new ArrayList<>();

    CompoundWriter stream(String name, byte[] content) {
        streams.put(name, content);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream shortStream = new ByteArrayOutputStream();
        List<Integer> shortTable = new ArrayList<>();
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        List<byte[]> files = new ArrayList<>();
        streams.forEach((name, content) -> {
            int start = content.length < MIN_LONG_STREAM ? addShort(content, shortStream, shortTable) : add(content);
            files.add(entry(name, 2, start, content.length));
        });
        int root = add(shortStream.toByteArray());
        entries.writeBytes(entry("Root Entry", 5, root, shortStream.size()));
        files.forEach(entries::writeBytes);
        int directory = add(entries.toByteArray());
        int shorts = shortTable.isEmpty() ? END : add(numbers(shortTable));
        int fatSectors = (table.size() + 200) / 127 + 1;
        ByteBuffer header = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(0xe11ab1a1e011cfd0L);
        header.putShort(26, (short) 3)
                .putShort(28, (short) -2)
                .putShort(30, (short) 9)
                .putShort(32, (short) 6);
        header.putInt(44, fatSectors)
                .putInt(48, directory)
                .putInt(56, MIN_LONG_STREAM)
                .putInt(60, shorts);
        header.putInt(68, END);
        for (int i = 0; i < 109; i++) {
            header.putInt(76 + 4 * i, i < fatSectors ? table.size() + i : -1);
        }
        List<Integer> fat = new ArrayList<>(table);
        for (int i = 0; i < fatSectors; i++) {
            fat.add(-3);
        }
        while (fat.size() < fatSectors * SECTOR / 4) {
            fat.add(-1);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header.array());
        file.writeBytes(sectors.toByteArray());
        file.writeBytes(numbers(fat));
        return file.toByteArray();
    }

    private int add(byte[] content) {
        int first = table.size();
        int count = (content.length + SECTOR - 1) / SECTOR;
        for (int i = 0; i < count; i++) {
            table.add(i + 1 < count ? first + i + 1 : END);
        }
        sectors.writeBytes(content);
        sectors.writeBytes(new byte[Math.floorMod(-content.length, SECTOR)]);
        return count == 0 ? END : first;
    }

    private static int addShort(byte[] content, ByteArrayOutputStream stream, List<Integer> table) {
        int first = table.size();
        int count = (content.length + SHORT_SECTOR - 1) / SHORT_SECTOR;
        for (int i = 0; i < count; i++) {
            table.add(i + 1 < count ? first + i + 1 : END);
        }
        stream.writeBytes(content);
        stream.writeBytes(new byte[Math.floorMod(-content.length, SHORT_SECTOR)]);
        return count == 0 ? END : first;
    }

    private static byte[] entry(String name, int type, int start, int length) {
        ByteBuffer entry = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        byte[] characters = name.getBytes(StandardCharsets.UTF_16LE);
        entry.put(characters).putShort(64, (short) (characters.length + 2)).put(66, (byte) type);
        entry.putInt(116, start).putLong(120, length);
        return entry.array();
    }

    private static byte[] numbers(List<Integer> numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.size()).order(ByteOrder.LITTLE_ENDIAN);
        numbers.forEach(bytes::putInt);
        return bytes.array();
    }

    /** Writes a summary in a code page: 65001, 1252, or 1200 (UTF-16). */
    static byte[] summary(int codePage, Map<String, List<String>> lines) {
        Charset charset = codePage == 1200
                ? StandardCharsets.UTF_16LE
                : codePage == 65001 ? StandardCharsets.UTF_8 : Charset.forName("windows-" + codePage);
        ByteBuffer headings = ByteBuffer.allocate(10_000).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer texts = ByteBuffer.allocate(100_000).order(ByteOrder.LITTLE_ENDIAN);
        headings.putInt(0x100c).putInt(2 * lines.size());
        texts.putInt(0x101e).putInt(lines.values().stream().mapToInt(List::size).sum());
        lines.forEach((heading, values) -> {
            text(headings.putInt(0x1e), heading, charset);
            headings.putInt(3).putInt(values.size());
            values.forEach(line -> text(texts, line, charset));
        });
        ByteBuffer all = ByteBuffer.allocate(120_000).order(ByteOrder.LITTLE_ENDIAN);
        all.putShort((short) 0xfffe).position(44);
        all.putInt(68).position(68);
        int first = 8 + 3 * 8;
        all.putInt(0).putInt(3).putInt(1).putInt(first);
        all.putInt(12).putInt(first + 8).putInt(13).putInt(first + 8 + headings.position());
        all.putInt(2).putInt(codePage);
        all.put(headings.flip()).put(texts.flip());
        byte[] bytes = new byte[all.position()];
        all.flip().get(bytes);
        return bytes;
    }

    private static void text(ByteBuffer bytes, String text, Charset charset) {
        byte[] characters = (text + "\0").getBytes(charset);
        bytes.putInt(characters.length).put(characters).put(new byte[Math.floorMod(-bytes.position(), 4)]);
    }

    /** Writes the list of assets. The texts are triples of type, path in the scene, and path where it was found. */
    static byte[] assets(String... texts) {
        ByteBuffer bytes = ByteBuffer.allocate(100_000).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < texts.length; i++) {
            if (i % 3 == 0) {
                bytes.putLong(i).putLong(-i);
            }
            bytes.putInt(texts[i].length()).put(texts[i].getBytes(StandardCharsets.UTF_16LE));
            bytes.putShort((short) 0);
        }
        byte[] list = new byte[bytes.position()];
        bytes.flip().get(list);
        return list;
    }
}
