package io.jenkins.plugins.azurerender.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that exist, but cannot be rendered: Git LFS pointers, empty files, and files that are still being written. */
@Tag("unit")
class UnusableFilesTest {

    private static final String POINTER = """
            version https://git-lfs.github.com/spec/v1
            oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
            size 12345
            """;
    private static final String PULL =
            "run 'git lfs pull' on the agent, or select 'Git LFS pull after checkout' for the checkout";

    @TempDir
    Path top;

    private Path workspace;

    @BeforeEach
    void createScene() throws IOException {
        workspace = Files.createDirectories(top.resolve("ws"));
        write("s.ass", "image { name a filename \"tex/wood.png\" }\nimage { name b filename \"tex/data\" }\n");
        write("tex/wood.png", "pixels");
        write("tex/data", "pixels");
    }

    private Path write(String name, String content) throws IOException {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private FoundAssets find() throws IOException {
        ProjectFiles project = new ProjectFiles("s.ass", "", false);
        AssetOptions options = new AssetOptions("", "", "**/ignored/**", List.of(), PathMap.NONE, Map.of());
        return new FindAssets(project, options, list(), "").invoke(workspace.toFile(), null);
    }

    private String list() {
        return top.resolve("list").toString();
    }

    private ChangedFiles changed(boolean contents) throws IOException, InterruptedException {
        String cache = contents ? top.resolve("hashes").toString() : null;
        ChangedFiles changed = new CountAssets(list(), "s.ass", cache)
                .invoke(workspace.toFile(), null)
                .changed();
        if (contents) {
            AssetHashes hashes = new AssetHashes(HashCache.open(top.resolve("hashes")));
            hashes.of(Selection.load(top.resolve("list"), workspace.toRealPath()));
            assertEquals(changed, hashes.changed("s.ass"));
        }
        return changed;
    }

    @Test
    void usableFilesAreNotReported() throws IOException {
        write("tex/.gitkeep", "");
        write("scripts/__init__.py", "");
        write("notes.txt", "version https://git-lfs.github.com/ is our server");
        write("large.txt", POINTER + "x".repeat(2_000));
        write("ignored/a.png", POINTER);
        write("ignored/b.png", "");

        assertEquals(UnusableFiles.NONE, find().unusable());
        assertEquals(List.of(), UnusableFiles.NONE.problems());
        assertEquals(List.of(), UnusableFiles.NONE.warnings());
    }

    @Test
    void pointerIsReported() throws IOException {
        write("tex/wood.png", POINTER);

        assertEquals(
                List.of("The file 'tex/wood.png' is a Git LFS pointer, not the file itself: " + PULL),
                find().unusable().problems());
    }

    @Test
    void allPointersAreReportedInOneSentence() throws IOException {
        write("s.ass", "image { name a filename \"tex/####.exr\" }\n");
        for (int i = 0; i < 12; i++) {
            write("tex/%04d.exr".formatted(i), POINTER);
        }

        assertEquals(
                List.of(
                        "12 files are Git LFS pointers, not the files themselves, such as tex/0000.exr, tex/0001.exr, tex/0002.exr, tex/0003.exr, tex/0004.exr: "
                                + PULL),
                find().unusable().problems());
    }

    @Test
    void emptyFilesAreReported() throws IOException {
        write("tex/wood.png", "");
        write("tex/data", "");

        assertEquals(
                List.of("2 files are empty, such as tex/data, tex/wood.png: save or copy them again"),
                find().unusable().problems());
    }

    /** The render does not need them. */
    @Test
    void unreferencedFilesAreOnlyWarnings() throws IOException {
        write("old/a.png", POINTER);
        write("old/b.psd", POINTER);
        write("cache/c.abc", "");
        write("notes.txt", "");

        UnusableFiles unusable = find().unusable();

        assertEquals(List.of(), unusable.problems());
        assertEquals(
                List.of(
                        "2 files are Git LFS pointers, but the scene does not reference them, such as old/a.png, old/b.psd: "
                                + PULL + ", or add excludes",
                        "The file 'cache/c.abc' is empty, but the scene does not reference it: save or copy it again, or add excludes"),
                unusable.warnings());
    }

    /** Of a numbered scene, each file is a frame. */
    @Test
    void scenesOfOtherFramesAreRequired() throws IOException {
        write("s.0001.ass", "image { name a filename \"tex/wood.png\" }\n");
        write("s.0002.ass", "");
        ProjectFiles project = new ProjectFiles("s.0001.ass", "", false);
        AssetOptions options = new AssetOptions("", "", "", List.of(), PathMap.NONE, Map.of());

        UnusableFiles unusable = new FindAssets(project, options, list(), "")
                .invoke(workspace.toFile(), null)
                .unusable();

        assertEquals(List.of("The file 's.0002.ass' is empty: save or copy it again"), unusable.problems());
    }

    /** Such as a log beside the scene. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void changesOfUnreferencedFilesAreAccepted(boolean contents) throws IOException, InterruptedException {
        write("build.log", "one line");
        find();
        write("build.log", "one line, another line");

        assertEquals(ChangedFiles.NONE, changed(contents));
    }

    @Test
    void pointersAndEmptyFilesAreReportedTogether() throws IOException {
        write("tex/wood.png", "");
        write("tex/data", POINTER);

        assertEquals(
                List.of(
                        "The file 'tex/data' is a Git LFS pointer, not the file itself: " + PULL,
                        "The file 'tex/wood.png' is empty: save or copy it again"),
                find().unusable().problems());
    }

    @Test
    void unusableScenesAreRejected() throws IOException {
        FindScene find = new FindScene("", "s.ass", null);
        find.invoke(workspace.toFile(), null);
        write("s.ass", POINTER);
        assertEquals(
                "The scene 's.ass' is a Git LFS pointer, not the file itself: " + PULL + ".",
                assertThrows(InvalidRequestException.class, () -> find.invoke(workspace.toFile(), null))
                        .getMessage());
        write("s.ass", "");
        assertEquals(
                "The scene 's.ass' is empty: save or copy it again.",
                assertThrows(InvalidRequestException.class, () -> find.invoke(workspace.toFile(), null))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void growingFilesAreReported(boolean contents) throws IOException, InterruptedException {
        find();
        assertEquals(ChangedFiles.NONE, changed(contents));
        write("tex/wood.png", "more pixels");
        // the size is the same
        Files.setLastModifiedTime(workspace.resolve("tex/data"), FileTime.fromMillis(1_000_000_000_000L));

        ChangedFiles changed = changed(contents);

        assertEquals(
                "2 files are still being written, such as tex/data, tex/wood.png: start azureRenderSubmit when they are complete, or set missingAssets to 'warn' to render them as they are.",
                assertThrows(InvalidRequestException.class, () -> changed.warning(false))
                        .getMessage());
        assertEquals(
                "2 files are still being written, such as tex/data, tex/wood.png: start azureRenderSubmit when they are complete.",
                changed.warning(true));
    }

    @Test
    void growingSceneIsAlwaysRejected() throws IOException, InterruptedException {
        find();
        write("s.ass", "image { name a filename \"tex/wood.png\" }\n");

        ChangedFiles changed = changed(false);

        for (boolean onlyWarn : new boolean[] {false, true}) {
            assertEquals(
                    "The file 's.ass' is still being written: start azureRenderSubmit when it is complete.",
                    assertThrows(InvalidRequestException.class, () -> changed.warning(onlyWarn))
                            .getMessage());
        }
    }
}
