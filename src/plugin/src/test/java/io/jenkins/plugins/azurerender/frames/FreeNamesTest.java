package io.jenkins.plugins.azurerender.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of extra files that are in use. */
@Tag("unit")
class FreeNamesTest {

    @ParameterizedTest
    @CsvSource({
        "b.zip,          b.zip",
        "a.zip,          a~2.zip",
        "A.ZIP,          A~2.ZIP",
        "a.zip/x,        a~2.zip/x",
        "a.zip/b.zip/x,  a~2.zip/b.zip/x",
        "shot,           shot~2",
        "shot/b.png,     shot/b.png",
        "SHOT/A.png,     SHOT/A~2.png",
        "shot/a.png/x/y, shot/a~2.png/x/y",
        ".hidden,        .hidden~2"
    })
    void nameInUseGetsANumber(String name, String expected) {
        assertEquals(
                Optional.of(expected), free("a.zip", "shot/a.png", ".hidden").choose(name));
    }

    @Test
    void filesOfAFolderWhoseNameIsInUseStayTogether() {
        FreeNames free = free("a");
        assertEquals(Optional.of("a~2/x"), free.choose("a/x"));
        assertEquals(Optional.of("a~2/y"), free.choose("a/y"));
        assertEquals(Optional.of("a~3"), free.choose("a"));
    }

    @Test
    void nameThatIsTooLongWithANumberIsRejected() {
        String longest = "a".repeat(255);
        assertEquals(Optional.empty(), free(longest).choose(longest));
        assertEquals(Optional.of(longest), free().choose(longest));
    }

    /** Blobs with these names have one safe name: each character of the name is either encoded or not. */
    @Test
    void manyEqualNamesNeedFewLookups() {
        int[] lookups = new int[1];
        TakenNames names = new TakenNames();
        FreeNames free = new FreeNames(new FreeNames.Taken() {
            @Override
            public boolean isFile(String path) {
                lookups[0]++;
                return names.isFile(path);
            }

            @Override
            public boolean isFolder(String path) {
                return names.isFolder(path);
            }

            @Override
            public void add(String path) {
                names.add(path);
            }
        });
        Set<String> chosen = new HashSet<>();
        List<String> same = IntStream.range(0, 8_192).mapToObj(i -> "%3A").toList();
        same.forEach(name -> chosen.add(free.choose(name).orElseThrow()));
        same.forEach(name -> chosen.add(free.choose(name + "/x").orElseThrow()));
        assertEquals(2 * 8_192, chosen.size());
        assertTrue(lookups[0] < 10 * chosen.size(), () -> lookups[0] + " lookups");
    }

    private static FreeNames free(String... names) {
        TakenNames taken = new TakenNames();
        taken.addAll(List.of(names));
        return new FreeNames(taken);
    }
}
