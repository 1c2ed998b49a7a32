package io.jenkins.plugins.azurerender.assets;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.tools.ant.types.selectors.SelectorUtils;

/** Which files of a workspace may travel: by the patterns of a step, as Jenkins understands them, and .renderignore. */
final class AssetRules {

    /** What version control keeps for itself; passwords may be there too. */
    private static final Set<String> NEVER = Set.of(".git", ".svn", ".hg");

    /** No file is called so: what fits it in a folder fits everything there. */
    private static final String NO_NAME = "\u0001/\u0001";

    private final List<String> includes;
    private final List<String> excludes;
    private final RenderIgnore ignored;

    /** @param includes patterns such as {@code lib/**, shots/*.png}, relative to the workspace; empty for none */
    AssetRules(Path root, String includes, String excludes) {
        this.includes = patterns(includes);
        this.excludes = patterns(excludes);
        ignored = new RenderIgnore(root);
    }

    private static List<String> patterns(String text) {
        return Arrays.stream(text.split("[,\\r\\n]+"))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(pattern -> pattern.endsWith("/") ? pattern + "**" : pattern)
                .toList();
    }

    boolean hasIncludes() {
        return !includes.isEmpty();
    }

    boolean includes(String name) {
        return matches(includes, name);
    }

    /** @param name of a file, relative to the workspace */
    boolean leavesOut(String name) {
        try {
            return Arrays.stream(name.split("/")).anyMatch(NEVER::contains)
                    || matches(excludes, name)
                    || ignored.leavesOut(name);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    /** Whether nothing of a folder may travel, so that it need not be looked into; its name has a slash at its end. */
    boolean leavesOutFolder(String folder) throws IOException {
        String name = folder.isEmpty() ? "" : folder.substring(0, folder.length() - 1);
        List<String> whole =
                excludes.stream().filter(pattern -> pattern.endsWith("**")).toList();
        return NEVER.contains(name.substring(name.lastIndexOf('/') + 1))
                || matches(whole, folder + NO_NAME)
                || ignored.leavesOutFolder(folder);
    }

    private static boolean matches(List<String> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> SelectorUtils.matchPath(local(pattern), local(name)));
    }

    private static String local(String path) {
        return path.replace('/', File.separatorChar);
    }
}
