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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders that may be looked into, and no others: a path that leads out of them, by its text or by a link, finds
 * nothing. What version control keeps for itself is not looked into either, as passwords may be there.
 */
final class Folders {

    static final Set<String> NEVER = Set.of(".git", ".svn", ".hg");

    private static final int MOST_NAMES = 500_000;
    private static final int DEEPEST = 64;

    private final List<Path> roots;
    private final Map<Path, List<String>> names = new HashMap<>();
    private int namesHeld;

    /** @param roots real paths */
    Folders(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    List<Path> roots() {
        return roots;
    }

    boolean allows(Path path) {
        Path plain = path.normalize();
        for (Path segment : plain) {
            if (NEVER.contains(segment.toString())) {
                return false;
            }
        }
        return roots.stream().anyMatch(plain::startsWith);
    }

    /** As {@link #allows}, for a file that is there. */
    boolean reallyAllows(Path file) {
        try {
            return allows(file) && allows(file.toRealPath());
        } catch (IOException x) {
            return false;
        }
    }

    /**
     * The files that these segments below a folder stand for, sorted; empty when there is none.
     *
     * @param ignoreCase takes names that differ in capitals, or in how accents are composed
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
                files.addAll(everything(child));
            }
            return files;
        }
        Pattern pattern = NamePattern.of(name, extent, ignoreCase);
        List<Path> alone = extent == Extent.ONE || pattern == null
                ? children(List.of(folder), name, ignoreCase, false)
                : List.of();
        return alone.isEmpty() && pattern != null ? matching(folder, pattern, false) : alone;
    }

    private List<Path> children(List<Path> folders, String name, boolean ignoreCase, boolean wantFolders)
            throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            Path exact = child(folder, name);
            if (exact != null && is(exact, wantFolders)) {
                found.add(exact);
            } else if (ignoreCase && !name.equals("..")) {
                String alike = alike(name);
                for (String other : names(folder)) {
                    if (alike(other).equals(alike) && is(folder.resolve(other), wantFolders)) {
                        found.add(folder.resolve(other));
                    }
                }
            } else if (wantFolders && NamePattern.hasToken(name)) {
                Pattern pattern = NamePattern.of(name, Extent.ONE, false);
                found.addAll(pattern == null ? List.of() : matching(folder, pattern, true));
            }
        }
        return found;
    }

    private List<Path> matching(Path folder, Pattern pattern, boolean wantFolders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String name : names(folder)) {
            if (pattern.matcher(name).matches() && is(folder.resolve(name), wantFolders)) {
                found.add(folder.resolve(name));
            }
        }
        return found;
    }

    private static Path child(Path folder, String name) {
        try {
            return folder.resolve(name).normalize();
        } catch (InvalidPathException x) {
            return null; // a name this system cannot have
        }
    }

    /** Whether it is there and may be looked at; its real place counts, so that a link cannot lead out. */
    private boolean is(Path path, boolean folder) throws IOException {
        return allows(path)
                && (folder ? Files.isDirectory(path) : Files.isRegularFile(path))
                && allows(path.toRealPath());
    }

    private List<Path> everything(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, DEEPEST, new FileVisitOption[0])) {
            return files.filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .filter(this::allows)
                    .limit(MOST_NAMES)
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
        if (namesHeld + found.size() > MOST_NAMES) {
            names.clear();
            namesHeld = 0;
        }
        namesHeld += found.size();
        names.put(folder, found);
        return found;
    }

    /** The last name of a path; empty for a root. */
    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    static String alike(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
