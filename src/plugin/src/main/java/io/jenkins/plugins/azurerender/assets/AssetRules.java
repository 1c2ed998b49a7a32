package io.jenkins.plugins.azurerender.assets;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.tools.ant.types.selectors.SelectorUtils;

/** Decides which files of a workspace are uploaded: by Ant patterns, as in Jenkins, and {@code .renderignore} files. */
final class AssetRules {

    /** Folders of version control systems. They may contain passwords. */
    private static final Set<String> VERSION_CONTROL = Set.of(".git", ".svn", ".hg");

    /** No file has this name. A pattern that matches it in a folder matches everything in the folder. */
    private static final String IMPOSSIBLE_NAME = "\u0001/\u0001";

    private final List<String> includes;
    private final List<String> excludes;
    private final RenderIgnore renderIgnore;

    /** @param includes Ant patterns such as {@code lib/**}, relative to the workspace; empty for none */
    AssetRules(Path root, List<String> includes, List<String> excludes) {
        this.includes = List.copyOf(includes);
        this.excludes = List.copyOf(excludes);
        renderIgnore = new RenderIgnore(root);
    }

    boolean hasIncludes() {
        return !includes.isEmpty();
    }

    boolean includes(String name) {
        return matches(includes, name);
    }

    /**
     * Returns whether a file is excluded.
     *
     * @param name relative to the workspace
     */
    boolean excludes(String name) {
        try {
            return Arrays.stream(name.split("/")).anyMatch(VERSION_CONTROL::contains)
                    || matches(excludes, name)
                    || renderIgnore.excludes(name);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    /**
     * Returns whether all files of a folder are excluded, so that it need not be searched.
     *
     * @param folder relative to the workspace, with a slash at the end; empty for the workspace
     */
    boolean excludesFolder(String folder) throws IOException {
        String name = folder.isEmpty() ? "" : folder.substring(0, folder.length() - 1);
        List<String> folderPatterns =
                excludes.stream().filter(pattern -> pattern.endsWith("**")).toList();
        return VERSION_CONTROL.contains(name.substring(name.lastIndexOf('/') + 1))
                || matches(folderPatterns, folder + IMPOSSIBLE_NAME)
                || renderIgnore.excludesFolder(folder);
    }

    private static boolean matches(List<String> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> SelectorUtils.matchPath(local(pattern), local(name)));
    }

    private static String local(String path) {
        return path.replace('/', File.separatorChar);
    }
}
