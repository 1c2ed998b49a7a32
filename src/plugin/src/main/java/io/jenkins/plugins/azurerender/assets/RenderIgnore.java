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
 * What the {@code .renderignore} files of a workspace leave out, by the rules of gitignore: each holds for its folder and
 * those below, the last pattern that fits decides, {@code !} takes back, and nothing comes back out of a folder that is
 * left out.
 */
final class RenderIgnore {

    static final String FILE = ".renderignore";

    private static final long MOST_BYTES = 1 << 20;

    private final Path root;
    private final Map<String, List<Rule>> rules = new HashMap<>();
    private final Map<String, Boolean> folders = new HashMap<>();

    RenderIgnore(Path root) {
        this.root = root;
    }

    private record Rule(boolean takesBack, boolean foldersOnly, GlobPattern pattern) {}

    /** @param name of a file, relative to the root */
    boolean leavesOut(String name) throws IOException {
        return leavesOutFolder(Prefixes.folder(name)) || decide(name, false);
    }

    /** @param folder relative to the root, with a slash at its end */
    boolean leavesOutFolder(String folder) throws IOException {
        if (folder.isEmpty()) {
            return false;
        }
        Boolean known = folders.get(folder);
        if (known == null) {
            String name = folder.substring(0, folder.length() - 1);
            known = leavesOutFolder(Prefixes.folder(name)) || decide(name, true);
            folders.put(folder, known);
        }
        return known;
    }

    /** The deepest file that says anything of this name has the last word. */
    private boolean decide(String name, boolean folder) throws IOException {
        for (String place = Prefixes.folder(name); ; place = Prefixes.folder(place.substring(0, place.length() - 1))) {
            List<Rule> here = rules(place);
            if (!here.isEmpty()) {
                List<String> path = Arrays.asList(name.substring(place.length()).split("/"));
                for (int i = here.size() - 1; i >= 0; i--) {
                    Rule rule = here.get(i);
                    if ((folder || !rule.foldersOnly()) && rule.pattern().matches(path)) {
                        return !rule.takesBack();
                    }
                }
            }
            if (place.isEmpty()) {
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
            if (Files.size(file) > MOST_BYTES) {
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
        boolean takesBack = pattern.startsWith("!");
        pattern = takesBack ? pattern.substring(1) : pattern;
        boolean foldersOnly = pattern.endsWith("/");
        pattern = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
        // A slash at the beginning or in the middle ties the pattern to its own folder.
        List<String> segments = new ArrayList<>();
        if (!pattern.contains("/")) {
            segments.add("**");
        }
        for (String segment : (pattern.startsWith("/") ? pattern.substring(1) : pattern).split("/")) {
            segments.add(segment);
        }
        return new Rule(takesBack, foldersOnly, new GlobPattern(segments));
    }
}
