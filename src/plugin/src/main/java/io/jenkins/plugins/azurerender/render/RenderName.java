package io.jenkins.plugins.azurerender.render;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of renders, which are part of the names of their artifacts. */
public final class RenderName {

    private static final int MAX_LENGTH = 80;

    /** File systems store names of up to 255 bytes, and those of artifacts are longer than the name of the render. */
    private static final int MAX_BYTES = 160;

    private static final Pattern FORBIDDEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N} ._+-]+");
    private static final Pattern EDGES = Pattern.compile("^[ .-]+|[ .]+$");
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[1-9]|lpt[1-9])( *\\..*)?", Pattern.CASE_INSENSITIVE);

    private RenderName() {}

    /** @throws InvalidRequestException when it cannot be part of a file name on all systems; it contains a valid name */
    public static void check(String name) {
        String valid = valid(name);
        if (!valid.equals(name)) {
            throw new InvalidRequestException(
                    "The name '%s' is not possible, because it is part of file names: use '%s'."
                            .formatted(name.codePoints().anyMatch(Character::isISOControl) ? valid : name, valid));
        }
    }

    /** Returns the default name of a render: its scene file, scene, camera and layers. */
    public static String of(RenderPlan plan) {
        List<String> parts = new ArrayList<>();
        String file = plan.scene().substring(plan.scene().lastIndexOf('/') + 1);
        parts.add(file.lastIndexOf('.') > 0 ? file.substring(0, file.lastIndexOf('.')) : file);
        parts.add(plan.renderer().sceneName());
        parts.add(plan.renderer().options().camera());
        parts.add(String.join("+", plan.renderer().options().layers()));
        parts.removeIf(String::isEmpty);
        return valid(String.join("-", parts));
    }

    /** Whether two names are the same where file names are compared without case. */
    public static boolean areEqual(String one, String other) {
        return key(one).equals(key(other));
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String valid(String name) {
        String valid = FORBIDDEN.matcher(name).replaceAll("_");
        if (valid.codePointCount(0, valid.length()) > MAX_LENGTH) {
            valid = valid.substring(0, valid.offsetByCodePoints(0, MAX_LENGTH));
        }
        while (valid.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            valid = valid.substring(0, valid.offsetByCodePoints(valid.length(), -1));
        }
        valid = EDGES.matcher(valid).replaceAll("");
        if (valid.isEmpty()) {
            return "render";
        }
        return DEVICE.matcher(valid).matches() ? "_" + valid : valid;
    }
}
