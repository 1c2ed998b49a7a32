package io.jenkins.plugins.azurerender.assets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Beginnings of names that cover a set of files with little else. A shared project may hold a hundred times what one
 * scene needs, and what begins so is listed here and fetched by every node.
 */
final class Prefixes {

    /** Each costs a request of the listing, and stands in the Batch job. */
    private static final int MOST = 8;

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

    /** The deepest ones give up their last folder. */
    private static List<String> shortened(List<String> prefixes) {
        int deepest = prefixes.stream().mapToInt(Prefixes::depth).max().orElse(0);
        return prefixes.stream()
                .map(prefix -> depth(prefix) == deepest ? folder(prefix.substring(0, prefix.length() - 1)) : prefix)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static int depth(String prefix) {
        return (int) prefix.chars().filter(character -> character == '/').count();
    }

    /** With a slash at its end; empty for the project's own. */
    static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
