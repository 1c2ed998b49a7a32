package io.jenkins.plugins.azurerender.assets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Name prefixes that cover a set of files and little else. A shared project can contain far more than one scene needs,
 * and every node downloads all files that match a prefix.
 */
final class Prefixes {

    private static final int SHORTEN_ALL_ABOVE = 500;

    private Prefixes() {}

    /** @param scene its folder is covered as well */
    static List<String> covering(Collection<String> names, String scene) {
        TreeSet<String> folders = new TreeSet<>();
        folders.add(folder(scene));
        // A file in the top folder is its own prefix. Its folder would be the whole project.
        names.forEach(name -> folders.add(folder(name).isEmpty() ? name : folder(name)));
        List<String> prefixes = withoutCovered(folders);
        while (prefixes.size() > FoundAssets.MAX_PREFIXES) {
            prefixes = withoutCovered(new TreeSet<>(shortened(prefixes)));
        }
        return prefixes;
    }

    /** Names that start with a prefix directly follow it in the sort order. */
    private static List<String> withoutCovered(TreeSet<String> folders) {
        List<String> kept = new ArrayList<>();
        for (String folder : folders) {
            if (kept.isEmpty() || !folder.startsWith(kept.get(kept.size() - 1))) {
                kept.add(folder);
            }
        }
        return kept;
    }

    /**
     * Shortens the deepest prefixes by one folder: those that share the most common parent, or all if there are too
     * many.
     */
    private static List<String> shortened(List<String> prefixes) {
        int deepest = prefixes.stream().mapToInt(Prefixes::depth).max().orElse(0);
        Map<String, Long> members = prefixes.stream()
                .filter(prefix -> depth(prefix) == deepest)
                .collect(Collectors.groupingBy(Prefixes::parent, TreeMap::new, Collectors.counting()));
        String fullest = Collections.max(members.entrySet(), Map.Entry.comparingByValue())
                .getKey();
        boolean all = prefixes.size() > SHORTEN_ALL_ABOVE;
        return prefixes.stream()
                .map(prefix ->
                        depth(prefix) == deepest && (all || parent(prefix).equals(fullest)) ? parent(prefix) : prefix)
                .toList();
    }

    private static String parent(String prefix) {
        return prefix.isEmpty() ? "" : folder(prefix.substring(0, prefix.length() - 1));
    }

    private static int depth(String prefix) {
        return (int) prefix.chars().filter(character -> character == '/').count();
    }

    /** Returns the folder of a file, with a slash at the end; empty for the top folder. */
    static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
