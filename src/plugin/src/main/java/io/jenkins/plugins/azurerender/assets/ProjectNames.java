package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Names of files in a project: paths with {@code /} that are valid blob names. */
public final class ProjectNames {

    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\uFFFE\\uFFFF\\\\]");
    private static final int MAX_LENGTH = 1024;

    private ProjectNames() {}

    /** Returns the name of a file below {@code root}. */
    static String of(Path root, Path file) {
        return slashes(root.relativize(file));
    }

    static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** Returns whether a name is a valid blob name and a relative path that does not leave its folder, on any system. */
    public static boolean isValid(String name) {
        return name != null
                && isBlobName(name)
                && Arrays.stream(name.split("/", -1))
                        .noneMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
    }

    private static boolean isBlobName(String name) {
        return name.length() <= MAX_LENGTH && !FORBIDDEN.matcher(name).find();
    }

    /**
     * Returns the name.
     *
     * @throws InvalidRequestException when the name is not a valid blob name
     */
    static String check(String name) {
        if (!isBlobName(name)) {
            throw new InvalidRequestException(
                    "The file '%s' cannot be stored as a blob: rename it without control characters and backslashes, in at most %s characters."
                            .formatted(name.replaceAll("\\p{Cntrl}", "?"), MAX_LENGTH));
        }
        return name;
    }
}
