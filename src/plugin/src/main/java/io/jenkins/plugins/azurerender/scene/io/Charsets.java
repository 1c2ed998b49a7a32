package io.jenkins.plugins.azurerender.scene.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;

/** Decodes text of a scene with its declared character set, otherwise as UTF-8, otherwise as ISO 8859-1. */
public final class Charsets {

    /** Java's names of the double-byte Windows code pages. */
    private static final Map<String, String> DOUBLE_BYTE =
            Map.of("932", "windows-31j", "936", "GBK", "949", "MS949", "950", "Big5");

    private final Charset declared;
    private final boolean isDoubleByte;

    private Charsets(Charset declared, boolean isDoubleByte) {
        this.declared = declared;
        this.isDoubleByte = isDoubleByte;
    }

    public static Charsets unknown() {
        return new Charsets(StandardCharsets.UTF_8, false);
    }

    /** @param name such as {@code UTF-8}, {@code 1252} or {@code 932}; others are treated as unknown */
    public static Charsets named(String name) {
        try {
            if (DOUBLE_BYTE.containsKey(name)) {
                return new Charsets(Charset.forName(DOUBLE_BYTE.get(name)), true);
            }
            return new Charsets(Charset.forName(name.matches("125[0-8]") ? "windows-" + name : name), false);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException x) {
            return unknown();
        }
    }

    /**
     * Returns whether this is the first byte of a double-byte character, whose second byte may look like a backslash.
     */
    public boolean isLead(int value) {
        return isDoubleByte && value >= 0x81 && value <= 0xfe && !isKana(value);
    }

    /** In code page 932 the bytes A0 to DF are single-byte characters. */
    private boolean isKana(int value) {
        return "windows-31j".equals(declared.name()) && value >= 0xa0 && value <= 0xdf;
    }

    public String decode(byte[] bytes) {
        for (byte value : bytes) {
            if (value < 0) {
                return decodeForeign(bytes);
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String decodeForeign(byte[] bytes) {
        try {
            return declared.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException x) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
