package io.jenkins.plugins.azurerender.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.azure.FolderNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Caps of folders, from the side of a user who may create, rename, move, copy and delete all folders. */
@Tag("unit")
class MovedFoldersTest {

    private static final List<String> CAPPED = List.of("film", "film/light", "Show/a");

    private MovedFolders folders = new MovedFolders();

    @Test
    void renamedFolderAndItsNameKeepTheCaps() {
        move("film", "x");
        assertCaps("x", "film");
        assertCaps("x/comp", "film");
        assertCaps("x/light", "film", "film/light");
        assertCaps("film", "film");
        move("x", "show/b");
        assertCaps("x");
        assertCaps("show/b", "film");
        move("show", "y");
        assertCaps("y");
        assertCaps("y/a", "Show/a");
        assertCaps("y/b", "film");
        move("y/b", "FILM");
        assertEquals(Set.of("FILM"), folders.namesOf("FILM"));
        assertCaps("y/b");
    }

    @Test
    void folderThatTakesANameAndLeavesItRemovesNoCaps() {
        move("film", "x");
        move("free", "film");
        move("film", "free");
        assertCaps("x", "film");
        assertCaps("film", "film");
        assertCaps("free", "film");
        assertCaps("other");
    }

    /** Caps of the folders above apply to the place, not to the folder that is moved away. */
    @Test
    void folderMovedOutOfACappedFolderKeepsItsOwnCapsOnly() {
        move("film/light", "light");
        assertCaps("light", "film/light");
        move("film/comp", "comp");
        assertCaps("comp");
        assertCaps("film/light", "film", "film/light");
    }

    @Test
    void deletedFolderIsForgottenAndItsNameKeepsTheCaps() {
        move("film", "x");
        folders = folders.deleted("X");
        assertTrue(folders.isEmpty());
        assertCaps("x");
        assertCaps("film", "film");
    }

    @Test
    void administratorEndsFormerNamesByChangingTheCaps() {
        move("film", "x");
        assertFalse(folders.onlyOf(List.of("film/light")).isEmpty());
        assertTrue(folders.onlyOf(List.of("x", "films")).isEmpty());
    }

    @Test
    void namesOfFoldersWithoutCapsAreNotKept() {
        move("free", "x");
        move("films", "film/new");
        assertTrue(folders.isEmpty());
    }

    /** A folder at a place in Jenkins, and the caps that were ever set for its own name. */
    private static final class Folder {

        private final Set<String> caps = new HashSet<>();
        private String name;

        Folder(String name) {
            this.name = name;
            at(name);
        }

        void at(String place) {
            name = place;
            CAPPED.stream().filter(place::equalsIgnoreCase).forEach(caps::add);
        }
    }

    /** Neither a folder nor a name that has caps is ever without them, whatever users do with folders. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noSequenceOfChangesRemovesCaps(long seed) {
        Random random = new Random(seed);
        List<String> names = List.of("film", "Film", "light", "show", "a", "free", "x");
        List<Folder> all = new ArrayList<>();
        for (int step = 0; step < 3000; step++) {
            Folder some = all.isEmpty() ? null : all.get(random.nextInt(all.size()));
            Folder parent = all.isEmpty() || random.nextBoolean() ? null : all.get(random.nextInt(all.size()));
            String to = (parent == null ? "" : parent.name + "/") + names.get(random.nextInt(names.size()));
            boolean free = all.stream().noneMatch(one -> one.name.equalsIgnoreCase(to))
                    && to.chars().filter(c -> c == '/').count() < 3;
            int choice = random.nextInt(10);
            if (some != null && choice == 0) {
                delete(all, some.name);
            } else if (some != null && free && choice < 6 && !FolderNames.containsIgnoringCase(some.name, to)) {
                move(all, some.name, to);
            } else if (free) {
                all.add(new Folder(to)); // created, or copied: a new folder
            }
            for (String capped : CAPPED) {
                assertTrue(apply(capped, capped), () -> capped + " with seed " + seed);
            }
            for (Folder one : all) {
                one.caps.forEach(capped ->
                        assertTrue(apply(capped, one.name), () -> capped + " for " + one.name + ", seed " + seed));
            }
        }
        while (!all.isEmpty()) {
            delete(all, all.get(0).name);
        }
        assertTrue(folders.isEmpty(), "what is kept is limited by the folders that exist");
    }

    private void move(List<Folder> all, String from, String to) {
        List<Folder> moved = all.stream()
                .filter(one -> FolderNames.contains(from, one.name))
                .sorted((one, other) -> one.name.length() - other.name.length())
                .toList();
        List<String> before = moved.stream().map(one -> one.name).toList();
        moved.forEach(one -> one.at(to + one.name.substring(from.length())));
        for (int folder = 0; folder < moved.size(); folder++) { // an event for the folder, then for each one in it
            move(before.get(folder), moved.get(folder).name);
        }
    }

    private void delete(List<Folder> all, String name) {
        all.stream()
                .filter(one -> FolderNames.contains(name, one.name))
                .sorted((one, other) -> other.name.length() - one.name.length())
                .toList()
                .forEach(one -> {
                    folders = folders.deleted(one.name);
                    all.remove(one);
                });
    }

    private void move(String from, String to) {
        folders = folders.moved(from, to, CAPPED);
    }

    private boolean apply(String capped, String folder) {
        return FolderNames.containsIgnoringCase(capped, folder) || folders.apply(capped, folder);
    }

    private void assertCaps(String folder, String... expected) {
        assertEquals(
                List.of(expected),
                CAPPED.stream().filter(capped -> apply(capped, folder)).toList());
    }
}
