package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a .blend file: {@code BLENDER-v304}, or {@code BLENDER17-01v0500} since Blender 5.0.
 *
 * @param version as a number, such as 279, 304 or 500
 * @param pointerSize 4 or 8 bytes, depending on the machine that saved the file
 * @param largeHeaders whether blocks can be larger than 2 GiB
 */
record BlendHeader(int version, ByteOrder order, int pointerSize, boolean largeHeaders) {

    private static final int SHORT = 12;
    private static final int LONG = 17;
    private static final Pattern OLD = Pattern.compile("BLENDER([-_])([vV])(\\d{3})");
    private static final Pattern NEW = Pattern.compile("BLENDER17-01v(\\d{4})");

    static BlendHeader read(BlendInput input) throws IOException {
        String start = text(input, SHORT);
        Matcher old = OLD.matcher(start);
        if (old.matches()) {
            return new BlendHeader(
                    Integer.parseInt(old.group(3)),
                    "v".equals(old.group(2)) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
                    "-".equals(old.group(1)) ? 8 : 4,
                    false);
        }
        if (!start.startsWith("BLENDER")) {
            throw new UnreadableSceneException("is not a .blend file.");
        }
        Matcher latest = NEW.matcher(start + text(input, LONG - SHORT));
        if (!latest.matches()) {
            throw new UnreadableSceneException(
                    "has an unknown .blend header: it is damaged, or was saved by a newer Blender.");
        }
        return new BlendHeader(Integer.parseInt(latest.group(1)), ByteOrder.LITTLE_ENDIAN, 8, true);
    }

    private static String text(BlendInput input, int length) throws IOException {
        return new String(input.bytes(length), StandardCharsets.ISO_8859_1);
    }

    /** Returns the version in Blender's form: {@code 2.79}, {@code 2.93}, {@code 3.4}, {@code 5.0}. */
    String versionName() {
        return version < 300
                ? String.format(Locale.ROOT, "%d.%02d", version / 100, version % 100)
                : "%s.%s".formatted(version / 100, version % 100);
    }
}
