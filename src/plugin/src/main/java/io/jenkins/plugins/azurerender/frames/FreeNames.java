package io.jenkins.plugins.azurerender.frames;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses file names so that no file replaces another one. The first part of a path that is in use gets a number, such as
 * {@code depth~2.exr}. Names are compared without case, because some systems ignore it.
 */
final class FreeNames {

    /** The names in use. */
    interface Taken {

        /** Whether a file has this path, which may also be that of a folder. */
        boolean isFile(String path);

        boolean isFolder(String path);

        /** Whether another file may replace the one with this path. */
        default boolean mayReplace(String path) {
            return false;
        }

        /** Adds the path of a file. */
        void add(String path);
    }

    private final Taken taken;
    /** The last number by path, so that many equal names need no search for each of them. */
    private final Map<String, Integer> numbers = new HashMap<>();

    FreeNames(Taken taken) {
        this.taken = taken;
    }

    /** Whether the path can be used without a number. */
    boolean isFree(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (taken.isFile(path.substring(0, slash))) {
                return false;
            }
        }
        return !isTaken(path, true);
    }

    private boolean isTaken(String path, boolean file) {
        return file ? taken.isFolder(path) || taken.isFile(path) && !taken.mayReplace(path) : taken.isFile(path);
    }

    /** Adds the path, with numbers if necessary. Returns an empty result if it is then too long. */
    Optional<String> choose(String path) {
        String chosen = "";
        String[] segments = path.split("/");
        for (int i = 0; i < segments.length; i++) {
            chosen = free(chosen, segments[i], i == segments.length - 1);
            if (i < segments.length - 1) {
                chosen += "/";
            }
        }
        if (!ArtifactNames.of(chosen).equals(Optional.of(chosen))) {
            return Optional.empty();
        }
        taken.add(chosen);
        return Optional.of(chosen);
    }

    private String free(String parent, String segment, boolean file) {
        String key = key(parent + segment) + (file ? "" : "/");
        int number = numbers.getOrDefault(key, 1);
        String path = parent + numbered(segment, number);
        while (isTaken(path, file)) {
            number++;
            path = parent + numbered(segment, number);
        }
        if (number > 1) {
            numbers.put(key, number);
        }
        return path;
    }

    private static String numbered(String segment, int number) {
        int dot = segment.indexOf('.', 1);
        int end = dot < 0 ? segment.length() : dot;
        return number == 1 ? segment : segment.substring(0, end) + "~" + number + segment.substring(end);
    }

    /** The same for names that some systems do not distinguish. */
    static String key(String path) {
        return path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
