package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds files in the allowed folders only. A path that points out of them, by its text or by a link, has no match.
 * Folders of version control systems are skipped, because they may contain passwords.
 */
final class Folders {

    static final Set<String> VERSION_CONTROL = Set.of(".git", ".svn", ".hg");

    private static final int MAX_NAMES = 500_000;
    private static final int MAX_DEPTH = 64;

    private final List<Path> roots;
    private final Map<Path, List<String>> names = new HashMap<>();
    private int cachedNames;

    /** @param roots real paths of the allowed folders */
    Folders(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    List<Path> roots() {
        return roots;
    }

    boolean allows(Path path) {
        Path plain = path.normalize();
        for (Path segment : plain) {
            if (VERSION_CONTROL.contains(segment.toString())) {
                return false;
            }
        }
        return roots.stream().anyMatch(plain::startsWith);
    }

    /** Returns whether an existing file and its real path are allowed. */
    boolean allowsRealPath(Path file) {
        try {
            return allows(file) && allows(file.toRealPath());
        } catch (IOException x) {
            return false;
        }
    }

    /**
     * Returns the files that these segments below a folder refer to, sorted; empty when there is none.
     *
     * @param ignoreCase whether to ignore case and Unicode normalization
     */
    List<Path> find(Path base, List<String> segments, Extent extent, boolean ignoreCase) throws IOException {
        if (segments.isEmpty()) {
            return List.of();
        }
        List<Path> folders = List.of(base);
        for (String segment : segments.subList(0, segments.size() - 1)) {
            folders = children(folders, segment, ignoreCase, true);
        }
        String name = segments.get(segments.size() - 1);
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            found.addAll(last(folder, name, extent, ignoreCase));
        }
        return found;
    }

    private List<Path> last(Path folder, String name, Extent extent, boolean ignoreCase) throws IOException {
        if (extent == Extent.FOLDER) {
            List<Path> files = new ArrayList<>();
            for (Path child : children(List.of(folder), name, ignoreCase, true)) {
                files.addAll(allFiles(child));
            }
            return files;
        }
        NameMatcher pattern = NamePattern.of(name, extent, ignoreCase);
        List<Path> exact = extent == Extent.ONE || pattern == null
                ? children(List.of(folder), name, ignoreCase, false)
                : List.of();
        return exact.isEmpty() && pattern != null ? matching(folder, pattern, false) : exact;
    }

    private List<Path> children(List<Path> folders, String name, boolean ignoreCase, boolean foldersOnly)
            throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            Path exact = child(folder, name);
            if (exact != null && is(exact, foldersOnly)) {
                found.add(exact);
            } else if (ignoreCase && !name.equals("..")) {
                String normalized = normalize(name);
                for (String other : names(folder)) {
                    if (normalize(other).equals(normalized) && is(folder.resolve(other), foldersOnly)) {
                        found.add(folder.resolve(other));
                    }
                }
            } else if (foldersOnly && NamePattern.hasToken(name)) {
                NameMatcher pattern = NamePattern.of(name, Extent.ONE, false);
                found.addAll(pattern == null ? List.of() : matching(folder, pattern, true));
            }
        }
        return found;
    }

    private List<Path> matching(Path folder, NameMatcher pattern, boolean foldersOnly) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String name : names(folder)) {
            if (pattern.matches(name) && is(folder.resolve(name), foldersOnly)) {
                found.add(folder.resolve(name));
            }
        }
        return found;
    }

    private static Path child(Path folder, String name) {
        try {
            return folder.resolve(name).normalize();
        } catch (InvalidPathException x) {
            return null; // not a valid name on this system
        }
    }

    /**
     * Returns whether the path is an allowed file or folder. The real path is checked because a link can point out of
     * the roots.
     */
    private boolean is(Path path, boolean folder) throws IOException {
        return allows(path)
                && (folder ? Files.isDirectory(path) : Files.isRegularFile(path))
                && allows(path.toRealPath());
    }

    private List<Path> allFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, MAX_DEPTH, new FileVisitOption[0])) {
            return files.filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .filter(this::allows)
                    .limit(MAX_NAMES)
                    .sorted()
                    .toList();
        } catch (java.io.UncheckedIOException x) {
            throw x.getCause();
        }
    }

    private List<String> names(Path folder) throws IOException {
        List<String> known = names.get(folder);
        if (known != null) {
            return known;
        }
        List<String> found = new ArrayList<>();
        if (allows(folder)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
                for (Path child : children) {
                    found.add(String.valueOf(child.getFileName()));
                }
            } catch (java.nio.file.NotDirectoryException | java.nio.file.AccessDeniedException x) {
                found.clear();
            }
        }
        found.sort(Comparator.naturalOrder());
        if (cachedNames + found.size() > MAX_NAMES) {
            names.clear();
            cachedNames = 0;
        }
        cachedNames += found.size();
        names.put(folder, found);
        return found;
    }

    /** Returns the last name of a path; empty for a root. */
    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    static String normalize(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
