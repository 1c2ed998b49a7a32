package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.PathMap;
import io.jenkins.plugins.azurerender.scene.Application;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Path mappings from folders of another machine to folders of the project: those of the user, and those derived from
 * files that were found in a different place than their absolute path.
 */
final class PathMappings {

    private static final int MAX_DERIVED = 100;
    private static final int MAX_FOLDERS = 200;

    private final PathMap given;
    private final List<PathMap.Mapping> derived = new ArrayList<>();
    private final Set<String> folders = new LinkedHashSet<>();

    PathMappings(PathMap given) {
        this.given = given;
    }

    /** Returns the path in the project for an absolute path; empty when no mapping covers it. */
    Optional<String> mapped(WrittenPath written) {
        Optional<String> byUser = mapped(written, given.mappings());
        return byUser.isPresent() ? byUser : mapped(written, derived);
    }

    private static Optional<String> mapped(WrittenPath written, List<PathMap.Mapping> mappings) {
        for (PathMap.Mapping mapping : mappings) {
            // The USD rules leave // unchanged; mappings are the same for all applications.
            WrittenPath from = WrittenPath.of(mapping.from(), Application.USD, Map.of());
            int depth = from.segments().size();
            if (written.volume().equalsIgnoreCase(from.volume())
                    && written.segments().size() > depth
                    && written.segments().subList(0, depth).equals(from.segments())) {
                String to = mapping.to().isEmpty() ? "" : mapping.to() + "/";
                return AssetRoots.below(
                        to, written.segments().subList(depth, written.segments().size()));
            }
        }
        return Optional.empty();
    }

    /**
     * Derives a mapping from a file: the common end of its written path and its name is below the mapped folder. The
     * file name itself may differ, because the file is uploaded under the name that the scene has.
     *
     * @param name in the project, with {@code /}
     */
    void derive(WrittenPath written, String name) {
        List<String> source = written.segments();
        String[] target = name.split("/");
        // Never maps a whole drive, or a server without its share: paths on the node could match as well.
        int max = Math.min(source.size() - (written.volume().equals("//") ? 2 : 1), target.length);
        if (!written.absolute() || max < 1 || derived.size() == MAX_DERIVED) {
            return;
        }
        int common = 1;
        while (common < max && source.get(source.size() - 1 - common).equals(target[target.length - 1 - common])) {
            common++;
        }
        String start = written.volume() + (written.volume().endsWith("/") ? "" : "/");
        try {
            derived.add(new PathMap.Mapping(
                    start + String.join("/", source.subList(0, source.size() - common)),
                    String.join("/", List.of(target).subList(0, target.length - common))));
        } catch (InvalidRequestException x) {
            // Not every renderer supports this name. The report lists the path as not covered.
        }
    }

    /** Adds the folder of a file with an absolute path, for renderers that search folders for file names. */
    void addFolder(String name) {
        if (folders.size() < MAX_FOLDERS) {
            String folder = AssetRoots.folder(name);
            folders.add(folder.isEmpty() ? "" : folder.substring(0, folder.length() - 1));
        }
    }

    /** Returns the derived mappings, which have lower precedence than those of the user. */
    PathMap derived() {
        return new PathMap(derived, List.copyOf(folders));
    }
}
