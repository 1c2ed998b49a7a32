package io.jenkins.plugins.azurerender.scene.io;

import io.jenkins.plugins.azurerender.scene.Reference;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a path says of itself: what it is to a scene, and for how many files it stands. */
public final class Pathnames {

    private static final Pattern TILES =
            Pattern.compile("<(udim|uvtile|tile|u|v|u_v)[:>0-9]|%\\(udim\\)d|\\$\\{?udim|_map[12]_id");
    /** A single {@code #} counts before a dot alone, for names such as {@code Material #25.png} have it too. */
    private static final Pattern FRAMES =
            Pattern.compile("##|#(?=\\.[^/\\\\]*$)|<(f|frame)[0-9]*(:[^>]*)?>|%(0[0-9])?d|\\$\\{?f[0-9]?(?![a-z_0-9])");

    private static final Map<String, Reference.Kind> KINDS = Table.lines(Pathnames.class, "kinds.txt").stream()
            .flatMap(words -> words.subList(1, words.size()).stream()
                    .map(ending -> Map.entry(ending, Reference.Kind.valueOf(words.get(0)))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Pathnames() {}

    /** By the place-holders in it: those of tiles, then those of frames, or {@code otherwise}. */
    public static Reference.Extent extent(String path, Reference.Extent otherwise) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (TILES.matcher(lower).find()) {
            return Reference.Extent.TILES;
        }
        return FRAMES.matcher(lower).find() ? Reference.Extent.SEQUENCE : otherwise;
    }

    /** By its ending; what has none that is known is {@link Reference.Kind#OTHER}. */
    public static Reference.Kind kind(String path) {
        return KINDS.getOrDefault(ending(path), Reference.Kind.OTHER);
    }

    /** Whether its ending is that of a file which scenes use. */
    public static boolean isOfScenes(String path) {
        return KINDS.containsKey(ending(path));
    }

    /** What stands after the last dot of the name, in small letters and without a packed file's {@code gz}. */
    public static String ending(String path) {
        String lower = path.toLowerCase(Locale.ROOT).strip();
        if (lower.endsWith(".gz")) {
            lower = lower.substring(0, lower.length() - 3);
        }
        int dot = lower.lastIndexOf('.');
        return dot <= Math.max(lower.lastIndexOf('/'), lower.lastIndexOf('\\')) ? "" : lower.substring(dot + 1);
    }
}
