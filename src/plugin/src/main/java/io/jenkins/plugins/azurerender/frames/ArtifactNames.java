package io.jenkins.plugins.azurerender.frames;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Safe artifact names for untrusted blob names. Characters that some systems do not support are percent-encoded, such as
 * {@code %3A}. Names that would leave the artifact directory or contain unprintable characters are rejected.
 */
public final class ArtifactNames {

    private static final int MAX_SEGMENT_BYTES = 255;
    private static final int MAX_LENGTH = 1_000;
    /** Linux allows 4096, including the folder of the artifacts. */
    private static final int MAX_BYTES = 2_000;

    private static final int MAX_DEPTH = 60;
    private static final String NOT_ON_WINDOWS = "<>:\"|?*";
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private ArtifactNames() {}

    /** The safe relative path for a blob name; empty when the name is rejected. */
    public static Optional<String> of(String blob) {
        if (blob.length() > MAX_LENGTH || blob.indexOf('\\') >= 0 || blob.matches("(?s)[A-Za-z]:/.*")) {
            return Optional.empty();
        }
        String[] segments = blob.split("/", -1);
        if (segments.length > MAX_DEPTH || blob.chars().anyMatch(c -> c == 0xfffd)) {
            return Optional.empty();
        }
        List<String> safe = new ArrayList<>();
        for (String segment : segments) {
            if (segment.isEmpty()
                    || segment.equals(".")
                    || segment.equals("..")
                    || segment.codePoints().anyMatch(ArtifactNames::isUnprintable)) {
                return Optional.empty();
            }
            String encoded = encoded(segment);
            if (bytes(encoded) > MAX_SEGMENT_BYTES) {
                return Optional.empty();
            }
            safe.add(encoded);
        }
        return Optional.of(String.join("/", safe)).filter(path -> bytes(path) <= MAX_BYTES);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether a code point is a control character, an unpaired surrogate or a noncharacter. */
    private static boolean isUnprintable(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE || (c & 0xfffe) == 0xfffe;
    }

    private static String encoded(String segment) {
        StringBuilder safe = new StringBuilder();
        int[] characters = segment.codePoints().toArray();
        String stem = segment.contains(".") ? segment.substring(0, segment.indexOf('.')) : segment;
        boolean device = DEVICES.contains(stem.strip().toLowerCase(Locale.ROOT));
        for (int i = 0; i < characters.length; i++) {
            boolean last = i == characters.length - 1;
            int c = characters[i];
            boolean bad = NOT_ON_WINDOWS.indexOf(c) >= 0
                    || isMisleading(c)
                    || last && (c == ' ' || c == '.')
                    || i == 0 && device;
            if (bad) {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    safe.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
                }
            } else {
                safe.appendCodePoint(c);
            }
        }
        return safe.toString();
    }

    /** Whether a code point changes the direction of text, is invisible, or is displayed differently by each system. */
    private static boolean isMisleading(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.PRIVATE_USE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
