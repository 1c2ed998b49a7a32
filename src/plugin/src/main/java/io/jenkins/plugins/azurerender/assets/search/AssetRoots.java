package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** Where may be looked, and what the files found there are called in the project. */
public final class AssetRoots {

    /** In the project, what came from outside of the workspace. */
    static final String OUTSIDE = "search-paths/";

    private final Path workspace;
    private final List<SearchPath> searched;
    private final Folders folders;
    private final MovedFolders moved;

    /**
     * @param workspace names in the project are paths below it
     * @param searchPaths folders to be searched with all in them, inside the workspace or not
     * @param paths where in the project folders of another machine are, for the renderer too
     */
    public AssetRoots(Path workspace, List<Path> searchPaths, PathMap paths) throws IOException {
        moved = new MovedFolders(paths);
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

    Folders folders() {
        return folders;
    }

    MovedFolders moved() {
        return moved;
    }

    /** What a file is called in the project when the renderer does not say. */
    public String name(Path file) {
        for (Path root : folders.roots()) {
            if (file.startsWith(root)) {
                String below = slashes(root.relativize(file));
                return root.equals(workspace) ? below : OUTSIDE + label(root) + "/" + below;
            }
        }
        throw new IllegalArgumentException(file + " is outside the folders to search");
    }

    /** The folder's own name, and a number that tells it from others of that name. */
    private static String label(Path root) {
        CRC32 sum = new CRC32();
        sum.update(root.toString().getBytes(StandardCharsets.UTF_8));
        return Folders.name(root) + "-" + Long.toHexString(sum.getValue());
    }

    /** Where segments lead from a folder of the project (with its slash); empty when that is outside of it. */
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

    /** The name's folder with a slash at its end; empty for the project's own. */
    static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
