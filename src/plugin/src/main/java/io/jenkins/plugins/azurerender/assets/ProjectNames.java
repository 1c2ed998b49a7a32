package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Names of files in a project: paths with {@code /} that are valid blob names. */
final class ProjectNames {

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

    /**
     * Returns the name.
     *
     * @throws InvalidRequestException when the name is not a valid blob name
     */
    static String check(String name) {
        if (FORBIDDEN.matcher(name).find() || name.length() > MAX_LENGTH) {
            throw new InvalidRequestException(
                    "The file '%s' cannot be stored as a blob: rename it without control characters and backslashes, in at most %s characters."
                            .formatted(name.replaceAll("\\p{Cntrl}", "?"), MAX_LENGTH));
        }
        return name;
    }
}
