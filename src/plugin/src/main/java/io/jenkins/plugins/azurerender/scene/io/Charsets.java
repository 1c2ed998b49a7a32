package io.jenkins.plugins.azurerender.scene.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;

/**
 * How the bytes of a scene become text: as its writer says, else UTF-8, and where neither fits each byte stays a
 * character of its own, so that nothing is lost.
 */
public final class Charsets {

    /** Windows code pages that Java knows by another name, those whose characters may have two bytes. */
    private static final Map<String, String> DOUBLE =
            Map.of("932", "windows-31j", "936", "GBK", "949", "MS949", "950", "Big5");

    private final Charset declared;
    private final boolean isDouble;

    private Charsets(Charset declared, boolean isDouble) {
        this.declared = declared;
        this.isDouble = isDouble;
    }

    public static Charsets unknown() {
        return new Charsets(StandardCharsets.UTF_8, false);
    }

    /** @param name such as {@code UTF-8}, {@code 1252} or {@code 932}; others count as unknown */
    public static Charsets named(String name) {
        try {
            if (DOUBLE.containsKey(name)) {
                return new Charsets(Charset.forName(DOUBLE.get(name)), true);
            }
            return new Charsets(Charset.forName(name.matches("125[0-8]") ? "windows-" + name : name), false);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return unknown();
        }
    }

    /** Whether the next byte belongs to this one and is no sign of its own, even if it looks like a backslash. */
    public boolean isLead(int value) {
        return isDouble && value >= 0x81 && value <= 0xfe && !isKana(value);
    }

    /** In code page 932 the bytes A0 to DF are letters of one byte. */
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
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
