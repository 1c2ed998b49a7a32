package io.jenkins.plugins.azurerender.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extra files in the folder of {@code into}. */
@Tag("unit")
class MoveExtrasTest {

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void create() throws IOException {
        target = Files.createDirectories(folder.resolve("workspace/renders"));
    }

    @Test
    void fileOfAnotherStepIsKept() throws IOException {
        Files.writeString(target.resolve("deploy.zip"), "other step");
        move("1", "r-1", "deploy.zip", "new");
        assertEquals("other step", content("deploy.zip"));
        assertEquals("new", content("deploy~2.zip"));
    }

    @Test
    void onlyFilesOfTheSameRenderOrAnEarlierBuildAreReplaced() throws IOException {
        move("1", "r-1", "log.txt", "first");
        move("1", "r-1", "log.txt", "repeated");
        assertEquals("repeated", content("log.txt"));
        move("1", "r-2", "log.txt", "other render");
        assertEquals("repeated", content("log.txt"));
        assertEquals("other render", content("log~2.txt"));
        move("2", "r-3", "log.txt", "next build");
        assertEquals("next build", content("log.txt"));
        assertEquals("other render", content("log~2.txt"));
    }

    @Test
    void fileWithANumberIsNotReplacedByOneOfThatName() throws IOException {
        Files.writeString(target.resolve("a.zip"), "other step");
        move("1", "r-1", "a.zip", "first");
        move("1", "r-1", "a~2.zip", "second");
        assertEquals("first", content("a~2.zip"));
        assertEquals("second", content("a~2~2.zip"));
    }

    @Test
    void fileOfAnEarlierBuildIsNoFolder() throws IOException {
        move("1", "r-1", "a", "file");
        move("2", "r-2", "a/x", "new");
        assertEquals("file", content("a"));
        assertEquals("new", content("a~2/x"));
    }

    @Test
    void fileThatWasChangedSinceIsKept() throws IOException {
        move("1", "r-1", "log.txt", "first");
        Files.writeString(target.resolve("log.txt"), "changed by a step");
        move("2", "r-2", "log.txt", "next build");
        assertEquals("changed by a step", content("log.txt"));
        assertEquals("next build", content("log~2.txt"));
    }

    @Test
    void filesAndLinksAreNoFolders() throws IOException {
        Files.writeString(target.resolve("a"), "other step");
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(target.resolve("link"), outside);
        Files.createDirectory(target.resolve("b"));
        move("1", "r-1", "a/x", "new");
        move("1", "r-1", "link/x", "new");
        move("1", "r-1", "b", "new");
        assertEquals("new", content("a~2/x"));
        assertEquals("new", content("link~2/x"));
        assertEquals("new", content("b~2"));
        assertFalse(Files.exists(outside.resolve("x")));
    }

    @Test
    void parallelCollectsKeepTheFilesOfEachOther() {
        List<Integer> renders = IntStream.range(0, 50).boxed().toList();
        List<CompletableFuture<Void>> moves = renders.stream()
                .map(render -> CompletableFuture.runAsync(() -> {
                    try {
                        move("1", "r-" + render, "log.txt", "render " + render);
                    } catch (IOException x) {
                        throw new UncheckedIOException(x);
                    }
                }))
                .toList();
        moves.forEach(CompletableFuture::join);
        assertEquals(50, target.toFile().list().length);
    }

    private void move(String build, String render, String name, String content) throws IOException {
        Path source = Files.createTempDirectory(folder, "source");
        Files.createDirectories(source.resolve(name).getParent());
        Files.writeString(source.resolve(name), content);
        new MoveExtras(
                        source.toString(),
                        "renders",
                        List.of(name),
                        0,
                        folder.resolve("workspace@tmp/files").toString(),
                        build,
                        render)
                .invoke(folder.resolve("workspace").toFile(), null);
    }

    private String content(String name) throws IOException {
        return Files.readString(target.resolve(name));
    }
}
