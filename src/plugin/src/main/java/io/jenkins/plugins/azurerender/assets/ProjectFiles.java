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
 * Where scene and assets lie in a workspace, both with {@code /} and relative to it; checked to be there and inside.
 *
 * @param scene the scene's file
 * @param folder the folder whose files the render may need; empty for the whole workspace
 * @param folderGiven whether the user named it; otherwise it is the scene's own
 */
public record ProjectFiles(String scene, String folder, boolean folderGiven) implements Serializable {

    /**
     * Looks both up below {@code workspace}.
     *
     * @param assets null for the scene's own folder
     * @throws InvalidRequestException when one is missing or outside the workspace, or the scene outside the assets
     */
    static ProjectFiles find(Path workspace, String scene, String assets) throws IOException {
        // Where nothing was checked out yet there may be no workspace at all.
        Path root = Files.isDirectory(workspace) ? workspace.toRealPath() : workspace.toAbsolutePath();
        Path file = inside(root, scene, "scene");
        if (!Files.isRegularFile(file)) {
            throw new InvalidRequestException(
                    "The scene '%s' is not in the workspace: check its path and that the agent checked it out."
                            .formatted(scene));
        }
        Path folder = assets == null ? Objects.requireNonNull(file.getParent()) : inside(root, assets, "assets folder");
        if (!Files.isDirectory(folder)) {
            throw new InvalidRequestException(
                    "The assets folder '%s' is not in the workspace: check its path.".formatted(assets));
        }
        if (!file.startsWith(folder)) {
            throw outside(scene, assets);
        }
        return new ProjectFiles(slashes(root.relativize(file)), slashes(root.relativize(folder)), assets != null);
    }

    /** Of a project that is in storage already: taken as they are written, as nothing of it need be in the workspace. */
    public static ProjectFiles stored(String scene, String assets) {
        String file = plain(scene, "scene");
        String folder =
                assets == null ? file.substring(0, Math.max(0, file.lastIndexOf('/'))) : plain(assets, "assets folder");
        if (!folder.isEmpty() && !file.startsWith(folder + "/")) {
            throw outside(scene, assets);
        }
        return new ProjectFiles(file, folder, assets != null);
    }

    private static String plain(String path, String what) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.replace('\\', '/').split("/")) {
            if (segment.equals("..") && segments.pollLast() == null || path.startsWith("/")) {
                throw new InvalidRequestException(
                        "The %s '%s' is outside the workspace: give a path inside it.".formatted(what, path));
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

    private static Path inside(Path root, String path, String what) throws IOException {
        Path found;
        try {
            found = root.resolve(path).normalize();
        } catch (java.nio.file.InvalidPathException x) {
            throw new InvalidRequestException("The %s '%s' is not a path: %s.".formatted(what, path, x.getReason()));
        }
        // The real path, so that a link that leads out of the workspace is seen as outside.
        if (!found.startsWith(root)
                || (Files.exists(found) && !found.toRealPath().startsWith(root))) {
            throw new InvalidRequestException(
                    "The %s '%s' is outside the workspace: give a path inside it.".formatted(what, path));
        }
        return found;
    }

    private static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** The beginning of every blob's name that belongs to these files. */
    public String prefix() {
        return folder.isEmpty() ? "" : folder + "/";
    }
}
