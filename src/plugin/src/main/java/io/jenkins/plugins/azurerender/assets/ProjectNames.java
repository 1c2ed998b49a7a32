package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Names of files in a project: paths with {@code /} that are good names of blobs too. */
final class ProjectNames {

    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\uFFFE\\uFFFF\\\\]");
    private static final int LONGEST = 1024;

    private ProjectNames() {}

    /** The name of a file below {@code root}. */
    static String of(Path root, Path file) {
        return slashes(root.relativize(file));
    }

    static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** @throws InvalidRequestException when the name cannot be stored; the message names the file */
    static String check(String name) {
        if (FORBIDDEN.matcher(name).find() || name.length() > LONGEST) {
            throw new InvalidRequestException(
                    "The file '%s' cannot be stored as a blob: rename it without control characters and backslashes, in at most %d characters."
                            .formatted(name.replaceAll("\\p{Cntrl}", "?"), LONGEST));
        }
        return name;
    }
}
