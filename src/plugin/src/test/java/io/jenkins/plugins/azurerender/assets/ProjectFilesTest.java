package io.jenkins.plugins.azurerender.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ProjectFilesTest {

    @TempDir
    Path outside;

    private Path workspace;

    @BeforeEach
    void createScene() throws IOException {
        workspace = Files.createDirectories(outside.resolve("workspace"));
        Files.createDirectories(workspace.resolve("shots/s010/textures"));
        Files.writeString(workspace.resolve("shots/s010/s010.blend"), "scene");
        Files.writeString(outside.resolve("secret.blend"), "other scene");
    }

    @Test
    void assetsFolderDefaultsToSceneFolder() throws IOException {
        assertEquals(
                new ProjectFiles("shots/s010/s010.blend", "shots/s010", false),
                ProjectFiles.find(new WorkspacePaths(workspace, ""), "shots/s010/s010.blend", null));
        assertEquals(
                new ProjectFiles("shots/s010/s010.blend", "shots", true),
                ProjectFiles.find(new WorkspacePaths(workspace, ""), "shots/s010/s010.blend", "shots"));
        assertEquals(
                new ProjectFiles("shots/s010/s010.blend", "", true),
                ProjectFiles.find(new WorkspacePaths(workspace, ""), "./shots/s010/s010.blend", "."));
    }

    /** Names are those in the workspace, so that they are the same inside and outside of dir. */
    @Test
    void pathsAreRelativeToTheCurrentDirectory() throws IOException {
        ProjectFiles expected = new ProjectFiles("shots/s010/s010.blend", "shots/s010", false);
        assertEquals(expected, find("shots/s010", "s010.blend", null));
        assertEquals(expected, find("shots", "s010/s010.blend", null));
        assertEquals(expected, find("shots/s010/textures", "../s010.blend", null));
        assertEquals(new ProjectFiles("shots/s010/s010.blend", "", true), find("shots/s010", "./s010.blend", "../.."));
        assertEquals(expected, ProjectFiles.stored("shots/s010", "s010.blend", null));
        assertEquals(
                new ProjectFiles("shots/s010/s010.blend", "shots", true),
                ProjectFiles.stored("shots/s010", "s010.blend", ".."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''         | none.blend                    | is not in the workspace: check its path and that the agent checked it out.
            ''         | shots/s011.blend              | is not in the workspace: the nearest existing path is shots.
            ''         | shots/s010/s011.blend         | is not in the workspace: the nearest existing path is shots/s010/s010.blend.
            ''         | shots/S010/S010.blend         | is not in the workspace: the nearest existing path is shots/s010/s010.blend.
            ''         | shots\\s010\\s010.blend         | is not in the workspace: the nearest existing path is shots/s010/s010.blend.
            ''         | .\\Shots\\s010\\s010.blend       | is not in the workspace: the nearest existing path is shots/s010/s010.blend.
            ''         | D:\\work\\shots\\s010\\s010.blend | is not in the workspace: the nearest existing path is shots/s010/s010.blend.
            ''         | D:/jobs/show/shots/s010/s010.blend | is not in the workspace: the nearest existing path is shots/s010/s010.blend.
            ''         | \\\\srv\\show\\shots\\s010\\s010.blend | is not in the workspace: the nearest existing path is shots/s010/s010.blend.
            ''         | //srv/show/shots/s010/s010.blend | is outside the workspace: the nearest existing path is shots/s010/s010.blend.
            ''         | /mnt/show/s010/s010.blend     | is outside the workspace: the nearest existing path is shots/s010/s010.blend.
            ''         | /mnt/show/s020/s020.blend     | is outside the workspace: use a path inside it.
            ''         | s010.blend                    | is not in the workspace: the nearest existing path is shots/s010/s010.blend.
            ''         | show/shots/s010/s010.blend    | is not in the workspace: the nearest existing path is shots/s010/s010.blend.
            ''         | shots/s010                    | is not in the workspace: the nearest existing path is shots.
            shots/s010 | shots/s010/s010.blend         | is not in 'shots/s010' of the workspace: the nearest existing path is s010.blend.
            shots/s010 | S010.BLEND                    | is not in 'shots/s010' of the workspace: the nearest existing path is s010.blend.
            shots      | s010.blend                    | is not in 'shots' of the workspace: the nearest existing path is s010/s010.blend.
            shots/s010/textures | s010.blend           | is not in 'shots/s010/textures' of the workspace: the nearest existing path is ../s010.blend.
            shots/none | ../s010/S010.blend            | is not in 'shots/none' of the workspace: the nearest existing path is ../s010/s010.blend.
            ''         | shots/s010/../../../x.blend   | is outside the workspace: use a path inside it.
            """)
    void missingSceneIsNamedWithTheNearestPath(String directory, String scene, String message) {
        assertEquals(
                "The scene '" + scene + "' " + message,
                assertThrows(InvalidRequestException.class, () -> find(directory, scene, null))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "S010, s010",
        "s010\\Textures, s010/textures",
        "Z:\\x\\shots, .",
        "../shots/S010, s010",
        "s010/s010.blend, s010"
    })
    void missingAssetsFolderIsNamedWithTheNearestPath(String assets, String nearest) {
        assertEquals(
                "The assets folder '" + assets + "' is not in 'shots' of the workspace: the nearest existing path is "
                        + nearest + ".",
                assertThrows(InvalidRequestException.class, () -> find("shots", "s010/s010.blend", assets))
                        .getMessage());
    }

    /** Names of files outside of the workspace do not become known. */
    @Test
    void nearestPathIsNeverOutsideTheWorkspace() throws IOException {
        Files.createSymbolicLink(workspace.resolve("up"), outside);
        for (String scene :
                List.of("../Secret.blend", "up/Secret.blend", "UP/secret.blend", "../workspace/../SECRET.blend")) {
            String message = assertThrows(InvalidRequestException.class, () -> find("", scene, null))
                    .getMessage();
            assertTrue(
                    message.endsWith(": use a path inside it.") || message.endsWith("that the agent checked it out."),
                    message);
        }
    }

    @Test
    void sceneOutsideTheWorkspaceIsRejected() throws IOException {
        String message = "The scene '%s' is outside the workspace: use a path inside it.";
        assertEquals(message.formatted("../secret.blend"), error("../secret.blend", null));
        assertEquals(message.formatted("/etc/passwd"), error("/etc/passwd", null));
        Files.createSymbolicLink(workspace.resolve("link.blend"), outside.resolve("secret.blend"));
        assertEquals(message.formatted("link.blend"), error("link.blend", null));
    }

    @Test
    void sceneThatLinksToAFileOutsideItsFolderIsRejected() throws IOException {
        Files.createDirectories(workspace.resolve("linked"));
        Files.writeString(workspace.resolve("key.pem"), "secret");
        Files.createSymbolicLink(workspace.resolve("linked/s.blend"), workspace.resolve("key.pem"));
        assertEquals(
                "The scene 'linked/s.blend' is a link to a file outside the assets folder: set assets to a folder that contains both.",
                error("linked/s.blend", null));
    }

    @Test
    void sceneInALinkedFolderOutsideTheWorkspaceIsRejected() throws IOException {
        Files.createSymbolicLink(workspace.resolve("up"), outside);
        Files.createSymbolicLink(outside.resolve("s.blend"), workspace.resolve("shots/s010/s010.blend"));
        assertEquals(
                "The assets folder 'up' is outside the workspace: use a path inside it.", error("up/s.blend", null));
    }

    @Test
    void sceneWithAnInvalidNameMustBeRenamed() throws IOException {
        for (String name : List.of("shots\\a.blend", "a\nb.blend")) {
            Files.writeString(workspace.resolve(name), "scene");
            assertEquals(
                    "The file '%s' cannot be stored as a blob: rename it without control characters and backslashes, in at most 1024 characters."
                            .formatted(name.replace('\n', '?')),
                    error(name, null));
        }
    }

    @Test
    void sceneOutsideTheAssetsFolderIsRejected() {
        assertEquals(
                "The scene 'shots/s010/s010.blend' is not in the assets folder 'shots/s010/textures': choose a folder that holds both.",
                error("shots/s010/s010.blend", "shots/s010/textures"));
        assertEquals(
                "The assets folder 'shots/none' is not in the workspace: the nearest existing path is shots.",
                error("shots/s010/s010.blend", "shots/none"));
    }

    private ProjectFiles find(String directory, String scene, String assets) throws IOException {
        return ProjectFiles.find(new WorkspacePaths(workspace, directory), scene, assets);
    }

    private String error(String scene, String assets) {
        return assertThrows(
                        InvalidRequestException.class,
                        () -> ProjectFiles.find(new WorkspacePaths(workspace, ""), scene, assets))
                .getMessage();
    }
}
