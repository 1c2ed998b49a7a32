package io.jenkins.plugins.azurerender.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                ProjectFiles.find(workspace, "shots/s010/s010.blend", null));
        assertEquals(
                new ProjectFiles("shots/s010/s010.blend", "shots", true),
                ProjectFiles.find(workspace, "shots/s010/s010.blend", "shots"));
        assertEquals(
                new ProjectFiles("shots/s010/s010.blend", "", true),
                ProjectFiles.find(workspace, "./shots/s010/s010.blend", "."));
    }

    @Test
    void missingSceneIsNamed() {
        assertEquals(
                "The scene 'shots/s011.blend' is not in the workspace: check its path and that the agent checked it out.",
                error("shots/s011.blend", null));
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
                "The assets folder 'shots/none' is not in the workspace: check its path.",
                error("shots/s010/s010.blend", "shots/none"));
    }

    private String error(String scene, String assets) {
        return assertThrows(InvalidRequestException.class, () -> ProjectFiles.find(workspace, scene, assets))
                .getMessage();
    }
}
