package io.jenkins.plugins.azurerender.scene.io;

import io.jenkins.plugins.azurerender.scene.Reference;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Determines from a path the kind of file, and how many files it refers to. */
public final class Pathnames {

    private static final Pattern TILES =
            Pattern.compile("<(udim|uvtile|tile|u|v|u_v)[:>0-9]|%\\(udim\\)d|\\$\\{?udim|_map[12]_id");
    /** A single {@code #} only counts before a dot, because it occurs in names such as {@code Material #25.png}. */
    private static final Pattern FRAMES =
            Pattern.compile("##|#(?=\\.[^/\\\\]*$)|<(f|frame)[0-9]*(:[^>]*)?>|%(0[0-9])?d|\\$\\{?f[0-9]?(?![a-z_0-9])");

    private static final Map<String, Reference.Kind> KINDS = Table.lines(Pathnames.class, "kinds.txt").stream()
            .flatMap(words -> words.subList(1, words.size()).stream()
                    .map(extension -> Map.entry(extension, Reference.Kind.valueOf(words.get(0)))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Pathnames() {}

    /** Returns the extent by the placeholders in the path: tiles, then frames, otherwise the default. */
    public static Reference.Extent extent(String path, Reference.Extent otherwise) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (TILES.matcher(lower).find()) {
            return Reference.Extent.TILES;
        }
        return FRAMES.matcher(lower).find() ? Reference.Extent.SEQUENCE : otherwise;
    }

    /** Returns the kind by the file extension; {@link Reference.Kind#OTHER} if it is unknown. */
    public static Reference.Kind kind(String path) {
        return KINDS.getOrDefault(extension(path), Reference.Kind.OTHER);
    }

    /** Returns whether the file extension is known to be used by scenes. */
    public static boolean isKnown(String path) {
        return KINDS.containsKey(extension(path));
    }

    /** Returns the file extension in lower case, without {@code gz}. */
    public static String extension(String path) {
        String lower = path.toLowerCase(Locale.ROOT).strip();
        if (lower.endsWith(".gz")) {
            lower = lower.substring(0, lower.length() - 3);
        }
        int dot = lower.lastIndexOf('.');
        return dot <= Math.max(lower.lastIndexOf('/'), lower.lastIndexOf('\\')) ? "" : lower.substring(dot + 1);
    }
}
