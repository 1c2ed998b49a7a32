package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
    static ProjectFiles find(WorkspacePaths paths, String scene, String assets) throws IOException {
        Path file = paths.file(scene, "scene", "check its path and that the agent checked it out");
        String path = assets == null ? paths.written(Objects.requireNonNull(file.getParent())) : assets;
        Path folder = paths.folder(path, "assets folder", "check its path");
        if (!file.startsWith(folder)) {
            throw outside(scene, assets);
        }
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw new InvalidRequestException(
                    "The scene '%s' is a link to a file outside the assets folder: set assets to a folder that contains both."
                            .formatted(scene));
        }
        return new ProjectFiles(
                ProjectNames.check(ProjectNames.of(paths.root(), file)),
                ProjectNames.of(paths.root(), folder),
                assets != null);
    }

    /**
     * Returns the paths of a project that is already in storage. They need not exist in the workspace.
     *
     * @param directory the current directory, relative to the workspace
     */
    public static ProjectFiles stored(String directory, String scene, String assets) {
        String file = plain(directory, scene, "scene");
        String folder = assets == null
                ? file.substring(0, Math.max(0, file.lastIndexOf('/')))
                : plain(directory, assets, "assets folder");
        if (!folder.isEmpty() && !file.startsWith(folder + "/")) {
            throw outside(scene, assets);
        }
        return new ProjectFiles(file, folder, assets != null);
    }

    private static String plain(String directory, String path, String label) {
        Deque<String> segments = new ArrayDeque<>();
        if (!directory.isEmpty()) {
            segments.addAll(List.of(directory.split("/")));
        }
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

    /** Returns the prefix of the names of all blobs of the assets folder. */
    public String prefix() {
        return folder.isEmpty() ? "" : folder + "/";
    }
}
