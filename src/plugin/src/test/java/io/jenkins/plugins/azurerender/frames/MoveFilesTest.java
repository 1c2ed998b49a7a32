package io.jenkins.plugins.azurerender.frames;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are moved to the folder of {@code into}. */
@Tag("unit")
class MoveFilesTest {

    @TempDir
    private Path folder;

    private Path source;
    private Path workspace;
    private Path outside;

    @BeforeEach
    void create() throws IOException {
        source = Files.createDirectory(folder.resolve("source"));
        workspace = Files.createDirectory(folder.resolve("workspace"));
        outside = Files.createDirectory(folder.resolve("outside"));
        Files.createDirectory(source.resolve("shot"));
        Files.writeString(source.resolve("shot/a_1.png"), "new");
    }

    @Test
    void existingFileIsReplaced() throws IOException {
        Files.createDirectories(workspace.resolve("renders/shot"));
        Files.writeString(workspace.resolve("renders/shot/a_1.png"), "old");
        move("renders");
        assertEquals("new", Files.readString(workspace.resolve("renders/shot/a_1.png")));
        assertFalse(Files.exists(source.resolve("shot/a_1.png")));
    }

    @Test
    void emptyFolderIsTheDirectoryItself() throws IOException {
        move("");
        assertEquals("new", Files.readString(workspace.resolve("shot/a_1.png")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"renders", "renders/shot"})
    void linkOutOfTheWorkspaceIsRefused(String link) throws IOException {
        Path place = workspace.resolve(link);
        Files.createDirectories(place.getParent());
        Files.createSymbolicLink(place, outside);
        AbortException refused = assertThrows(AbortException.class, () -> move("renders"));
        assertTrue(refused.getMessage().contains("is a link to a folder outside of it"), refused::getMessage);
        assertEquals(0, outside.toFile().list().length);
    }

    @Test
    void linkInTheWorkspaceIsFollowed() throws IOException {
        Files.createDirectory(workspace.resolve("real"));
        Files.createSymbolicLink(workspace.resolve("renders"), workspace.resolve("real"));
        move("renders");
        assertEquals("new", Files.readString(workspace.resolve("real/shot/a_1.png")));
    }

    @Test
    void linkWithTheNameOfTheFileIsReplaced() throws IOException {
        Path secret = Files.writeString(outside.resolve("secret"), "untouched");
        Files.createDirectories(workspace.resolve("renders/shot"));
        Files.createSymbolicLink(workspace.resolve("renders/shot/a_1.png"), secret);
        move("renders");
        assertTrue(Files.isRegularFile(workspace.resolve("renders/shot/a_1.png"), LinkOption.NOFOLLOW_LINKS));
        assertEquals("untouched", Files.readString(secret));
    }

    @Test
    void otherTypeOfFileIsRefused() throws IOException {
        Files.createDirectories(workspace.resolve("renders/shot/a_1.png"));
        AbortException refused = assertThrows(AbortException.class, () -> move("renders"));
        assertTrue(refused.getMessage().contains("a folder has this name"), refused::getMessage);
        Files.writeString(workspace.resolve("file"), "");
        refused = assertThrows(AbortException.class, () -> move("file"));
        assertTrue(refused.getMessage().contains("is not a folder"), refused::getMessage);
    }

    @Test
    void filesThatDoNotFitAreRefused() {
        AbortException refused =
                assertThrows(AbortException.class, () -> FreeSpaceCheck.check(workspace, 1, Long.MAX_VALUE / 2));
        assertTrue(refused.getMessage().contains("free up disk space"), refused::getMessage);
    }

    @Test
    void copyToAnotherDiskKeepsOtherFiles() throws IOException {
        Path image = source.resolve("shot/a_1.png");
        Path target = workspace.resolve("a_1.png");
        Path other = Files.writeString(workspace.resolve("a_1.png.part"), "other step");
        MoveFiles.copy(image, target);
        assertEquals("new", Files.readString(target));
        assertEquals("other step", Files.readString(other));
        Path full = Files.createDirectories(workspace.resolve("b/c")).getParent();
        assertThrows(IOException.class, () -> MoveFiles.copy(image, full));
        assertEquals(3, workspace.toFile().list().length);
    }

    @Test
    void rootOfADiskIsRefused() {
        WorkspaceFolder into = new WorkspaceFolder(
                null,
                new RenderRecord("studio", "r-1", "pool", new RenderSettings("scene.blend", "1", "a_#", "PNG")),
                "renders",
                true);
        into.setDirectory(new FilePath(folder.getRoot().toFile()));
        AbortException refused = assertThrows(
                AbortException.class, () -> into.copy(new FilePath(source.toFile()), List.of("shot/a_1.png")));
        assertTrue(refused.getMessage().contains("the directory is the root of a disk"), refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../renders", "a/../../b", "/tmp", "C:/renders", "a\\b", "a//b", "/", "con"})
    void unsafePathIsRefused(String into) {
        InvalidRequestException x = assertThrows(InvalidRequestException.class, () -> WorkspaceFolder.check(into));
        assertTrue(x.getMessage().contains("use a relative path"), x.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "./", "renders", "renders/", "./renders/shot", "my renders"})
    void relativePathIsAllowed(String into) {
        assertDoesNotThrow(() -> WorkspaceFolder.check(into));
    }

    private void move(String into) throws IOException {
        new MoveFiles(source.toString(), into, List.of("shot/a_1.png"), 0).invoke(workspace.toFile(), null);
    }
}
