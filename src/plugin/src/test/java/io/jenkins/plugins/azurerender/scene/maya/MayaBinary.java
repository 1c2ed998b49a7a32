package io.jenkins.plugins.azurerender.scene.maya;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes Maya binary chunks and groups with sizes of 4 or 8 bytes. */
final class MayaBinary {

    private final int sizeBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    MayaBinary(int sizeBytes) {
        this.sizeBytes = sizeBytes;
    }

    MayaBinary chunk(String type, byte[] content) {
        header(type, content.length);
        bytes.writeBytes(content);
        bytes.writeBytes(new byte[Math.floorMod(-content.length, sizeBytes)]);
        return this;
    }

    MayaBinary chunk(String type, String text) {
        return chunk(type, latin(text));
    }

    MayaBinary group(String form, MayaBinary content) {
        return group("FOR" + sizeBytes, form, content);
    }

    MayaBinary group(String type, String form, MayaBinary content) {
        header(type, content.bytes.size() + 4);
        bytes.writeBytes(latin(form));
        bytes.writeBytes(content.bytes());
        return this;
    }

    MayaBinary text(String attribute, String value) {
        return chunk("STR ", (attribute + "\0 " + value + "\0").getBytes(StandardCharsets.UTF_8));
    }

    MayaBinary number(String attribute, double value) {
        return longTime(attribute, Double.doubleToLongBits(value));
    }

    /** Writes a time in ticks, as in newer scenes. */
    MayaBinary longTime(String attribute, long bits) {
        return chunk(
                "DBLE",
                join(
                        latin(attribute + "\0 "),
                        ByteBuffer.allocate(8).putLong(bits).array()));
    }

    /** Writes a time in ticks, as in older scenes. */
    MayaBinary shortTime(String attribute, int ticks) {
        return chunk(
                "DBLE",
                join(
                        latin(attribute + "\0 "),
                        ByteBuffer.allocate(4).putInt(ticks).array()));
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private void header(String type, long size) {
        bytes.writeBytes(latin(type));
        bytes.writeBytes(new byte[sizeBytes - 4]);
        byte[] eight = ByteBuffer.allocate(8).putLong(size).array();
        bytes.write(eight, 8 - sizeBytes, sizeBytes);
    }

    static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
