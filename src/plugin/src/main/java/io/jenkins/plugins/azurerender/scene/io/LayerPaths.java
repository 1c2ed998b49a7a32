package io.jenkins.plugins.azurerender.scene.io;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The files in the identifier of a USD layer, which can contain arguments of its file format. */
public final class LayerPaths {

    private static final String ARGUMENTS = ":SDF_FORMAT_ARGS:";
    /** Start of identifiers of layers that are not stored in a file. */
    private static final String ANONYMOUS = "anon:";
    /** A file in a package. */
    private static final Pattern IN_PACKAGE = Pattern.compile("(?i)(\\.usdz)\\[.*");

    private LayerPaths() {}

    /**
     * Returns the path of the layer and those in its arguments, such as {@code abcLayers=a.abc,b.abc}. A file in a
     * package is returned as the package. A path that is not an identifier is returned unchanged.
     */
    public static List<String> of(String identifier) {
        if (identifier.startsWith(ANONYMOUS)) {
            return List.of();
        }
        int end = identifier.indexOf(ARGUMENTS);
        if (end < 0) {
            return List.of(IN_PACKAGE.matcher(identifier).replaceFirst("$1"));
        }
        List<String> paths = new ArrayList<>();
        paths.add(IN_PACKAGE.matcher(identifier.substring(0, end)).replaceFirst("$1"));
        for (String argument : identifier.substring(end + ARGUMENTS.length()).split("&")) {
            for (String value : argument.substring(argument.indexOf('=') + 1).split(",")) {
                if (Pathnames.isKnown(value)) {
                    paths.add(value.strip());
                }
            }
        }
        return paths;
    }
}
