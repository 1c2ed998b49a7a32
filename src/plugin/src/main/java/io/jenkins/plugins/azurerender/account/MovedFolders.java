package io.jenkins.plugins.azurerender.account;

import io.jenkins.plugins.azurerender.azure.FolderNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Former full names of folders that were renamed or moved, as far as caps name them or a folder in them. Users who may
 * rename a folder, but are no administrators, remove its caps neither from the folder nor from its name. Immutable; saved
 * with the render accounts.
 */
final class MovedFolders {

    private final ArrayList<Name> names = new ArrayList<>();

    /** A former name of a folder. */
    private static final class Name {

        private final String now;
        private final String before;

        Name(String now, String before) {
            this.now = now;
            this.before = before;
        }
    }

    /** Returns the full names that a folder has and had, because it or a folder that contains it was renamed or moved. */
    Set<String> namesOf(String folder) {
        Set<String> all = new LinkedHashSet<>(List.of(folder));
        names.stream()
                .filter(name -> FolderNames.containsIgnoringCase(name.now, folder))
                .forEach(name -> all.add(name.before + folder.substring(name.now.length())));
        return all;
    }

    /** Returns whether a folder had a name for which these caps apply. Caps above that name applied to its place only. */
    boolean apply(String capped, String folder) {
        return names.stream()
                .filter(name -> FolderNames.containsIgnoringCase(name.now, folder))
                .filter(name -> FolderNames.containsIgnoringCase(name.before, capped))
                .anyMatch(name ->
                        FolderNames.containsIgnoringCase(capped, name.before + folder.substring(name.now.length())));
    }

    /** Returns the current names of the folders to which caps apply because of their former name. */
    List<String> movedFrom(String capped) {
        return names.stream()
                .filter(name -> FolderNames.containsIgnoringCase(name.before, capped))
                .map(name -> name.now + capped.substring(name.before.length()))
                .toList();
    }

    /**
     * Adds a new name of a folder, and so of all folders in it.
     *
     * @param capped full names of the folders that have caps
     */
    MovedFolders moved(String from, String to, Collection<String> capped) {
        MovedFolders changed = new MovedFolders();
        for (Name name : names) {
            boolean moves = FolderNames.containsIgnoringCase(from, name.now);
            changed.add(moves ? to + name.now.substring(from.length()) : name.now, name.before);
        }
        for (String name : namesOf(from)) {
            if (isCapped(name, capped)) {
                changed.add(to, name);
            }
        }
        return changed;
    }

    private void add(String now, String before) {
        if (namesOf(now).stream().noneMatch(before::equalsIgnoreCase)) {
            names.add(new Name(now, before));
        }
    }

    private static boolean isCapped(String name, Collection<String> capped) {
        return capped.stream().anyMatch(folder -> FolderNames.containsIgnoringCase(name, folder));
    }

    /** Removes a folder that was deleted, and the folders in it. */
    MovedFolders deleted(String folder) {
        return only(name -> !FolderNames.containsIgnoringCase(folder, name.now));
    }

    /** Removes former names that have no caps any more. */
    MovedFolders onlyOf(Collection<String> capped) {
        return only(name -> isCapped(name.before, capped));
    }

    private MovedFolders only(Predicate<Name> condition) {
        MovedFolders changed = new MovedFolders();
        names.stream().filter(condition).forEach(changed.names::add);
        return changed;
    }

    boolean isEmpty() {
        return names.isEmpty();
    }
}
