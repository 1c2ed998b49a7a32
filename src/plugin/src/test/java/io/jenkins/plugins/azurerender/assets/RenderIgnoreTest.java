package io.jenkins.plugins.azurerender.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected results are those of git check-ignore. */
@Tag("unit")
class RenderIgnoreTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "*.blend1, a/b/s.blend1, true",
        "*.blend1, a/b/s.blend, false",
        "cache/, cache/x, true",
        "cache/, a/cache/x/y, true",
        "cache/, a/cache, false",
        "cache, a/cache, true",
        "/cache, cache/x, true",
        "/cache, a/cache/x, false",
        "a/cache, a/cache/x, true",
        "a/cache, b/a/cache/x, false",
        "a/*/c, a/b/c, true",
        "a/*/c, a/b/d/c, false",
        "a/**/c, a/c, true",
        "a/**/c, a/b/d/c, true",
        "**/tmp, x/y/tmp, true",
        "tmp/**, tmp/x, true",
        "tmp/**, x/tmp/y, false",
        "f?.png, f1.png, true",
        "f?.png, f/.png, false",
        "f[0-3].png, f2.png, true",
        "f[0-3].png, f5.png, false",
        "f[!0-3].png, f5.png, true",
        "f[]x].png, f].png, true",
        "\\#a, #a, true",
        "#a, #a, false",
        "\\!a, !a, true",
        "a\\*, a*, true",
        "a\\*, ab, false",
        "a.png  , a.png, true",
        "*, x/y, true",
        "w\u00e4nde/*.exr, w\u00e4nde/a.exr, true",
    })
    void patternMatchesAsInGit(String pattern, String name, boolean excluded) throws IOException {
        Files.writeString(root.resolve(".renderignore"), pattern + "\n");
        assertEquals(excluded, new RenderIgnore(root).excludes(name));
    }

    @Test
    void lastMatchingPatternDecides() throws IOException {
        Files.writeString(root.resolve(".renderignore"), "*.exr\n!keep.exr\nkeep.*\n!keep.exr\nold/\n!old/keep.exr\n");
        RenderIgnore ignore = new RenderIgnore(root);
        assertFalse(ignore.excludes("a/keep.exr"));
        assertTrue(ignore.excludes("a/other.exr"));
        assertTrue(ignore.excludes("old/keep.exr"), "files in an excluded folder cannot be re-included");
    }

    @Test
    void deeperFileTakesPrecedence() throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve(".renderignore"), "*.png\n");
        Files.writeString(root.resolve("a/.renderignore"), "!x.png\n/b/y.txt\n");
        RenderIgnore ignore = new RenderIgnore(root);
        assertFalse(ignore.excludes("a/b/x.png"));
        assertTrue(ignore.excludes("x.png"));
        assertTrue(ignore.excludes("a/b/y.txt"));
        assertFalse(ignore.excludes("b/y.txt"));
    }

    @Test
    void maliciousPatternIsFast() throws IOException {
        Files.writeString(root.resolve(".renderignore"), "*a".repeat(2_000) + "b\n" + "**/a/".repeat(500) + "b\n");
        assertFalse(new RenderIgnore(root).excludes("a".repeat(200) + "/a".repeat(300)));
    }
}
