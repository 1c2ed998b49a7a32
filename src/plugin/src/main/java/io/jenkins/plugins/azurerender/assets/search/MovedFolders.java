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
 * Where in the project the folders of another machine lie: as the user says, and as files show that were found elsewhere
 * than their absolute path says.
 */
final class MovedFolders {

    private static final int MOST_LEARNED = 100;
    private static final int MOST_FOLDERS = 200;

    private final PathMap given;
    private final List<PathMap.Mapping> learned = new ArrayList<>();
    private final Set<String> folders = new LinkedHashSet<>();

    MovedFolders(PathMap given) {
        this.given = given;
    }

    /** Where the renderer will look in the project for an absolute path; empty when its folder is not mapped. */
    Optional<String> mapped(WrittenPath written) {
        Optional<String> byUser = mapped(written, given.mappings());
        return byUser.isPresent() ? byUser : mapped(written, learned);
    }

    private static Optional<String> mapped(WrittenPath written, List<PathMap.Mapping> mappings) {
        for (PathMap.Mapping mapping : mappings) {
            // Its slashes mean the same in every application's scenes.
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
     * Learns from a file that nothing maps: what its path and its place have in common at their ends lies below the
     * folder that moved. The file's own name need not agree, as it gets the one that the scene has.
     *
     * @param place in the project, with {@code /}
     */
    void learn(WrittenPath written, String place) {
        List<String> there = written.segments();
        String[] here = place.split("/");
        // Never a whole drive, nor a server without its share: the node's own files may be called so too.
        int most = Math.min(there.size() - (written.volume().equals("//") ? 2 : 1), here.length);
        if (!written.absolute() || most < 1 || learned.size() == MOST_LEARNED) {
            return;
        }
        int common = 1;
        while (common < most && there.get(there.size() - 1 - common).equals(here[here.length - 1 - common])) {
            common++;
        }
        String start = written.volume() + (written.volume().endsWith("/") ? "" : "/");
        try {
            learned.add(new PathMap.Mapping(
                    start + String.join("/", there.subList(0, there.size() - common)),
                    String.join("/", List.of(here).subList(0, here.length - common))));
        } catch (InvalidRequestException x) {
            // A name that cannot be told to every renderer: the report says that the path is absolute.
        }
    }

    /** Notes where something lies that is named by an absolute path, for renderers that look for names in folders. */
    void note(String place) {
        if (folders.size() < MOST_FOLDERS) {
            String folder = AssetRoots.folder(place);
            folders.add(folder.isEmpty() ? "" : folder.substring(0, folder.length() - 1));
        }
    }

    /** What was learned: mappings that come after those of the user, the more special first. */
    PathMap learned() {
        return new PathMap(learned, List.copyOf(folders));
    }
}
