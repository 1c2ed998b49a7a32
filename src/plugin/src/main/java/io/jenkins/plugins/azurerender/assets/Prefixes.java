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
 * Beginnings of names that cover a set of files with little else. A shared project may hold a hundred times what one
 * scene needs, and what begins so is listed here and fetched by every node.
 */
final class Prefixes {

    /** Each costs a request of the listing, and stands in the Batch job. */
    private static final int MOST = 8;

    private static final int VERY_MANY = 500;

    private Prefixes() {}

    /** @param scene whose folder is one of them, or is covered by one */
    static List<String> covering(Collection<String> names, String scene) {
        TreeSet<String> folders = new TreeSet<>();
        folders.add(folder(scene));
        // A file beside all folders stands for itself: its folder would be the whole project.
        names.forEach(name -> folders.add(folder(name).isEmpty() ? name : folder(name)));
        List<String> prefixes = withoutCovered(folders);
        while (prefixes.size() > MOST) {
            prefixes = withoutCovered(new TreeSet<>(shortened(prefixes)));
        }
        return prefixes;
    }

    /** Sorted, whatever begins with a prefix follows it. */
    private static List<String> withoutCovered(TreeSet<String> folders) {
        List<String> kept = new ArrayList<>();
        for (String folder : folders) {
            if (kept.isEmpty() || !folder.startsWith(kept.get(kept.size() - 1))) {
                kept.add(folder);
            }
        }
        return kept;
    }

    /** Of the deepest ones, those that share most give up their last folder; all of them while there are very many. */
    private static List<String> shortened(List<String> prefixes) {
        int deepest = prefixes.stream().mapToInt(Prefixes::depth).max().orElse(0);
        Map<String, Long> members = prefixes.stream()
                .filter(prefix -> depth(prefix) == deepest)
                .collect(Collectors.groupingBy(Prefixes::parent, TreeMap::new, Collectors.counting()));
        String fullest = Collections.max(members.entrySet(), Map.Entry.comparingByValue())
                .getKey();
        boolean all = prefixes.size() > VERY_MANY;
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

    /** With a slash at its end; empty for the project's own. */
    static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
