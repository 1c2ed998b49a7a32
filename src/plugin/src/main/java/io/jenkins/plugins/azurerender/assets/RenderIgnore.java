package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of the {@code .renderignore} files in a workspace. As in gitignore, a file applies to its folder and the
 * folders below, the last matching pattern decides, {@code !} negates a pattern, and files in an excluded folder cannot
 * be re-included.
 */
final class RenderIgnore {

    static final String FILE = ".renderignore";

    private static final long MAX_BYTES = 1 << 20;

    private final Path root;
    private final Map<String, List<Rule>> rules = new HashMap<>();
    private final Map<String, Boolean> folders = new HashMap<>();

    RenderIgnore(Path root) {
        this.root = root;
    }

    private record Rule(boolean negated, boolean foldersOnly, GlobPattern pattern) {}

    /**
     * Returns whether a file is excluded.
     *
     * @param name relative to the root
     */
    boolean excludes(String name) throws IOException {
        return excludesFolder(Prefixes.folder(name)) || decide(name, false);
    }

    /**
     * Returns whether a folder is excluded.
     *
     * @param folder relative to the root, with a slash at the end
     */
    boolean excludesFolder(String folder) throws IOException {
        if (folder.isEmpty()) {
            return false;
        }
        Boolean known = folders.get(folder);
        if (known == null) {
            String name = folder.substring(0, folder.length() - 1);
            known = excludesFolder(Prefixes.folder(name)) || decide(name, true);
            folders.put(folder, known);
        }
        return known;
    }

    /** The deepest {@code .renderignore} with a matching pattern decides. */
    private boolean decide(String name, boolean folder) throws IOException {
        for (String parent = Prefixes.folder(name);
                ;
                parent = Prefixes.folder(parent.substring(0, parent.length() - 1))) {
            List<Rule> parentRules = rules(parent);
            if (!parentRules.isEmpty()) {
                List<String> path =
                        Arrays.asList(name.substring(parent.length()).split("/"));
                for (int i = parentRules.size() - 1; i >= 0; i--) {
                    Rule rule = parentRules.get(i);
                    if ((folder || !rule.foldersOnly()) && rule.pattern().matches(path)) {
                        return !rule.negated();
                    }
                }
            }
            if (parent.isEmpty()) {
                return false;
            }
        }
    }

    private List<Rule> rules(String folder) throws IOException {
        List<Rule> known = rules.get(folder);
        if (known == null) {
            known = read(root.resolve(folder).resolve(FILE));
            rules.put(folder, known);
        }
        return known;
    }

    private static List<Rule> read(Path file) throws IOException {
        List<Rule> rules = new ArrayList<>();
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.size(file) > MAX_BYTES) {
                throw new InvalidRequestException("'%s' is larger than a megabyte: shorten it.".formatted(file));
            }
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\\R")) {
                Rule rule = parse(line);
                if (rule != null) {
                    rules.add(rule);
                }
            }
        }
        return rules;
    }

    private static Rule parse(String line) {
        String pattern = line.replaceAll("(?<!\\\\)\\s+$", "");
        if (pattern.isEmpty() || pattern.startsWith("#")) {
            return null;
        }
        boolean negated = pattern.startsWith("!");
        pattern = negated ? pattern.substring(1) : pattern;
        boolean foldersOnly = pattern.endsWith("/");
        pattern = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
        // A slash at the beginning or in the middle anchors the pattern to the folder of its file.
        List<String> segments = new ArrayList<>();
        if (!pattern.contains("/")) {
            segments.add("**");
        }
        for (String segment : (pattern.startsWith("/") ? pattern.substring(1) : pattern).split("/")) {
            segments.add(segment);
        }
        return new Rule(negated, foldersOnly, new GlobPattern(segments));
    }
}
