package io.jenkins.plugins.azurerender.emulator.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of paths and queries. */
public final class PercentEncoding {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

    private PercentEncoding() {}

    /** Decodes a path; plus signs and malformed escapes are kept. */
    public static String decodePath(String text) {
        return decode(text, false);
    }

    /** Decodes a part of a query; a plus sign is a space. */
    static String decodeQuery(String text) {
        return decode(text, true);
    }

    /** Encodes everything except unreserved characters. */
    public static String encode(String text) {
        return encode(text, "");
    }

    /** Encodes a path and keeps its slashes. */
    public static String encodePath(String text) {
        return encode(text, "/");
    }

    private static String encode(String text, String kept) {
        StringBuilder out = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (one & 0xff);
            if (PLAIN.indexOf(character) >= 0 || kept.indexOf(character) >= 0) {
                out.append(character);
            } else {
                out.append('%').append(String.format("%02X", one & 0xff));
            }
        }
        return out.toString();
    }

    private static String decode(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && i + 2 < bytes.length && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
                out.write(hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]));
                i += 2;
            } else {
                out.write(plusIsSpace && bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }
}
