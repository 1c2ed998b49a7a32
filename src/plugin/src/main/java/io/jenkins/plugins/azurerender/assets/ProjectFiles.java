package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * Paths of the scene and the assets folder, relative to the workspace and with {@code /}. Both exist and are inside it.
 *
 * @param scene path of the scene file
 * @param folder path of the assets folder; empty for the whole workspace
 * @param folderGiven whether the user configured the folder; otherwise it is the folder of the scene
 */
public record ProjectFiles(String scene, String folder, boolean folderGiven) implements Serializable {

    /**
     * Finds the scene and the assets folder in a workspace.
     *
     * @param assets null for the folder of the scene
     * @throws InvalidRequestException when one is missing or outside the workspace, the scene is outside the assets
     *     folder, or its path is not a valid blob name
     */
    static ProjectFiles find(Path workspace, String scene, String assets) throws IOException {
        // Before the first checkout the workspace may not exist.
        Path root = Files.isDirectory(workspace) ? workspace.toRealPath() : workspace.toAbsolutePath();
        Path file = inside(root, scene, "scene");
        if (!Files.isRegularFile(file)) {
            throw new InvalidRequestException(
                    "The scene '%s' is not in the workspace: check its path and that the agent checked it out."
                            .formatted(scene));
        }
        String path = assets == null ? ProjectNames.of(root, Objects.requireNonNull(file.getParent())) : assets;
        Path folder = inside(root, path, "assets folder");
        if (!Files.isDirectory(folder)) {
            throw new InvalidRequestException(
                    "The assets folder '%s' is not in the workspace: check its path.".formatted(assets));
        }
        if (!file.startsWith(folder)) {
            throw outside(scene, assets);
        }
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw new InvalidRequestException(
                    "The scene '%s' is a link to a file outside the assets folder: set assets to a folder that contains both."
                            .formatted(scene));
        }
        return new ProjectFiles(
                ProjectNames.check(ProjectNames.of(root, file)), ProjectNames.of(root, folder), assets != null);
    }

    /** Returns the paths of a project that is already in storage. They need not exist in the workspace. */
    public static ProjectFiles stored(String scene, String assets) {
        String file = plain(scene, "scene");
        String folder =
                assets == null ? file.substring(0, Math.max(0, file.lastIndexOf('/'))) : plain(assets, "assets folder");
        if (!folder.isEmpty() && !file.startsWith(folder + "/")) {
            throw outside(scene, assets);
        }
        return new ProjectFiles(file, folder, assets != null);
    }

    private static String plain(String path, String label) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.replace('\\', '/').split("/")) {
            if (segment.equals("..") && segments.pollLast() == null || path.startsWith("/")) {
                throw new InvalidRequestException(
                        "The %s '%s' is outside the workspace: use a path inside it.".formatted(label, path));
            }
            if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }

    private static InvalidRequestException outside(String scene, String assets) {
        return new InvalidRequestException(
                "The scene '%s' is not in the assets folder '%s': choose a folder that holds both."
                        .formatted(scene, assets));
    }

    private static Path inside(Path root, String path, String label) throws IOException {
        Path found;
        try {
            found = root.resolve(path).normalize();
        } catch (java.nio.file.InvalidPathException x) {
            throw new InvalidRequestException("The %s '%s' is not a path: %s.".formatted(label, path, x.getReason()));
        }
        // Checks the real path, because a link can point out of the workspace.
        if (!found.startsWith(root)
                || (Files.exists(found) && !found.toRealPath().startsWith(root))) {
            throw new InvalidRequestException(
                    "The %s '%s' is outside the workspace: use a path inside it.".formatted(label, path));
        }
        return found;
    }

    /** Returns the prefix of the names of all blobs of the assets folder. */
    public String prefix() {
        return folder.isEmpty() ? "" : folder + "/";
    }
}
