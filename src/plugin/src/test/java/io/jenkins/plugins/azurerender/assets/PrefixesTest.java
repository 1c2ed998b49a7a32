package io.jenkins.plugins.azurerender.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PrefixesTest {

    @Test
    void folderCoversItsSubfolders() {
        assertEquals(
                List.of("lib/", "shots/s010/"),
                Prefixes.covering(List.of("shots/s010/a/b.png", "lib/x.png", "lib/deep/y.png"), "shots/s010/s.blend"));
    }

    @Test
    void folderWithCommonNamePrefixIsNotCovered() {
        assertEquals(List.of("a-b/", "a/"), Prefixes.covering(List.of("a/x", "a-b/x"), "a/s.blend"));
    }

    @Test
    void sceneInTheTopFolderCoversAll() {
        assertEquals(List.of(""), Prefixes.covering(List.of("lib/x.png"), "s.blend"));
    }

    @Test
    void manyFoldersAreCoveredByFewPrefixes() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            names.add("lib/%d/%d/x.png".formatted(i % 30, i));
        }
        List<String> prefixes = Prefixes.covering(names, "shots/s010/s.blend");
        assertEquals(List.of("lib/", "shots/s010/"), prefixes);
        for (int i = 0; i < 100; i++) {
            names.add("top%d/x".formatted(i));
        }
        List<String> all = Prefixes.covering(names, "shots/s010/s.blend");
        assertTrue(all.size() <= 8, all::toString);
        names.forEach(name -> assertTrue(all.stream().anyMatch(name::startsWith), name));
    }
}
