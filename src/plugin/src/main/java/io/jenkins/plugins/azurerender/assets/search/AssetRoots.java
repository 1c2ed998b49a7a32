package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/** The folders that are searched, and the names of their files in the project. */
public final class AssetRoots {

    /** Folder of the project for files from outside of the workspace. */
    static final String OUTSIDE = "search-paths/";

    private final Path workspace;
    private final List<SearchPath> searched;
    private final Folders folders;
    private final PathMappings mappings;
    private final Predicate<Path> allowed;

    /**
     * @param workspace files below it are named by their relative path
     * @param searchPaths folders to search recursively, inside the workspace or not
     * @param paths path mappings from folders of another machine to folders of the project
     * @param allowed whether a scene may reference a file of the workspace, given by its real path; files in
     *     {@code searchPaths} are always allowed
     */
    public AssetRoots(Path workspace, List<Path> searchPaths, PathMap paths, Predicate<Path> allowed)
            throws IOException {
        this.allowed = allowed;
        mappings = new PathMappings(paths);
        this.workspace = workspace.toRealPath();
        List<Path> roots = new ArrayList<>();
        roots.add(this.workspace);
        searched = new ArrayList<>();
        for (Path path : searchPaths) {
            Path real = path.toRealPath();
            roots.add(real);
            roots.add(path.toAbsolutePath().normalize());
            searched.add(new SearchPath(real));
        }
        roots.add(workspace.toAbsolutePath().normalize());
        folders = new Folders(roots.stream().distinct().toList());
    }

    Path workspace() {
        return workspace;
    }

    List<SearchPath> searched() {
        return searched;
    }

    /** Returns whether a scene may reference this file, given by its real path. */
    boolean allows(Path file) {
        return searched.stream().anyMatch(path -> file.startsWith(path.folder())) || allowed.test(file);
    }

    Folders folders() {
        return folders;
    }

    PathMappings mappings() {
        return mappings;
    }

    /** Returns the name of a file in the project when the scene does not determine one. */
    public String name(Path file) {
        for (Path root : folders.roots()) {
            if (file.startsWith(root)) {
                String below = slashes(root.relativize(file));
                return root.equals(workspace) ? below : OUTSIDE + label(root) + "/" + below;
            }
        }
        throw new IllegalArgumentException(file + " is outside the folders to search");
    }

    /** Returns the name of the folder and a checksum of its path, because folders can have the same name. */
    private static String label(Path root) {
        CRC32 sum = new CRC32();
        sum.update(root.toString().getBytes(StandardCharsets.UTF_8));
        return Folders.name(root) + "-" + Long.toHexString(sum.getValue());
    }

    /**
     * Resolves segments against a folder of the project; empty when the result is outside of the project.
     *
     * @param start with a slash at the end; empty for the project
     */
    static Optional<String> below(String start, List<String> segments) {
        String folder = start;
        int i = 0;
        for (; i < segments.size() && segments.get(i).equals(".."); i++) {
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            folder = folder(folder.substring(0, folder.length() - 1));
        }
        return Optional.of(folder + String.join("/", segments.subList(i, segments.size())));
    }

    /** Returns the folder of a file, with a slash at the end; empty for the top folder. */
    static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
