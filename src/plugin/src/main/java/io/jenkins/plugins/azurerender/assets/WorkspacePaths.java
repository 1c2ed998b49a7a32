package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Resolves the paths of a step's parameters, on the agent. They are relative to the current directory of the step, which
 * can be a folder of the workspace, as in {@code dir('shots/s010') { }}.
 */
public final class WorkspacePaths {

    private static final Pattern SEPARATORS = Pattern.compile("[/\\\\]+");
    private static final Pattern VOLUME = Pattern.compile("^[A-Za-z]:");
    private static final Pattern WILDCARD = Pattern.compile("[*?]");
    private static final int MAX_SEGMENTS = 40;
    private static final int MAX_NAMES = 10_000;

    private final Path root;
    private final Path current;
    private final String directory;

    /**
     * @param workspace the workspace of the node; it may not exist before the first checkout
     * @param directory the current directory, relative to the workspace; empty for the workspace itself
     */
    public WorkspacePaths(Path workspace, String directory) throws IOException {
        root = Files.isDirectory(workspace) ? workspace.toRealPath() : workspace.toAbsolutePath();
        current = root.resolve(directory).normalize();
        this.directory = directory;
    }

    Path root() {
        return root;
    }

    /**
     * Returns a file of the workspace, with the names of its folders as they are stored.
     *
     * @param label what the file is, such as {@code scene}
     * @param otherwise what to do when no file has a similar path
     * @throws InvalidRequestException when it does not exist, or it is outside the workspace
     */
    public Path file(String typed, String label, String otherwise) throws IOException {
        return existing(typed, label, otherwise, false);
    }

    /** Returns a folder of the workspace, as {@link #file}. */
    Path folder(String typed, String label, String otherwise) throws IOException {
        return existing(typed, label, otherwise, true);
    }

    private Path existing(String typed, String label, String otherwise, boolean folder) throws IOException {
        Path found;
        try {
            found = current.resolve(typed).normalize();
        } catch (InvalidPathException x) {
            throw new InvalidRequestException(nearest(typed, folder)
                    .map(near -> problem(label, typed, "is not a path", "the nearest existing path is " + near))
                    .orElseGet(() -> problem(label, typed, "is not a path", x.getReason())));
        }
        // Checks the real path, because a link can point out of the workspace.
        boolean exists = Files.exists(found);
        if (!found.startsWith(root) || exists && !found.toRealPath().startsWith(root)) {
            throw new InvalidRequestException(problem(
                    label,
                    typed,
                    "is outside the workspace",
                    nearest(typed, folder)
                            .map(near -> "the nearest existing path is " + near)
                            .orElse("use a path inside it")));
        }
        if (!exists || folder != Files.isDirectory(found)) {
            throw new InvalidRequestException(problem(
                    label,
                    typed,
                    "is not in " + (directory.isEmpty() ? "the workspace" : "'" + directory + "' of the workspace"),
                    nearest(typed, folder)
                            .map(near -> "the nearest existing path is " + near)
                            .orElse(otherwise)));
        }
        return found.toRealPath(LinkOption.NOFOLLOW_LINKS);
    }

    private static String problem(String label, String typed, String problem, String advice) {
        return "The %s '%s' %s: %s.".formatted(label, typed.replaceAll("\\p{Cntrl}", "?"), problem, advice);
    }

    /** Returns the path of a file relative to the current directory, as a user would write it. */
    String written(Path file) {
        String path = ProjectNames.slashes(current.relativize(file));
        return path.isEmpty() ? "." : path;
    }

    /**
     * Returns the existing path in the workspace that is most similar: with other separators or capitals, from another
     * directory, the end of an absolute path, in another folder, or with another spelling of the last name; otherwise a
     * folder of the path.
     */
    Optional<String> nearest(String typed, boolean folder) throws IOException {
        String path = VOLUME.matcher(typed.strip()).replaceFirst("");
        List<String> segments = Stream.of(SEPARATORS.split(path))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
        if (segments.isEmpty() || segments.size() > MAX_SEGMENTS || !Files.isDirectory(root)) {
            return Optional.empty();
        }
        boolean absolute = path.length() < typed.strip().length()
                || SEPARATORS.matcher(path).lookingAt();
        Set<Path> bases = new LinkedHashSet<>(List.of(current, root));
        for (int start = 0; start < segments.size(); start++) {
            for (Path base : bases) {
                Optional<Path> found = find(base, segments.subList(start, segments.size()));
                if (found.isPresent() && folder == Files.isDirectory(found.get())) {
                    return found.map(this::written);
                }
            }
        }
        Optional<String> named = named(segments.get(segments.size() - 1), folder);
        return named.isPresent() || absolute ? named : similar(segments, folder);
    }

    /** Returns the file or folder with this name that is nearest to the root of the workspace. */
    private Optional<String> named(String name, boolean folder) throws IOException {
        String wanted = normalize(name);
        int examined = 0;
        Deque<Path> folders = new ArrayDeque<>(List.of(root));
        while (!folders.isEmpty() && examined < MAX_NAMES) {
            Path parent = folders.poll();
            for (String other : names(parent)) {
                examined++;
                Path child = parent.resolve(other);
                boolean isFolder = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
                if (normalize(other).equals(wanted)
                        && (folder ? isFolder : Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS))) {
                    return Optional.of(written(child));
                }
                if (isFolder && !other.startsWith(".")) {
                    folders.add(child);
                }
            }
        }
        return Optional.empty();
    }

    /** Returns a path with a similar last name, else the deepest folder of the path that exists. */
    private Optional<String> similar(List<String> segments, boolean folder) throws IOException {
        for (int end = segments.size() - 1; end >= 0; end--) {
            Optional<Path> parent = find(current, segments.subList(0, end));
            if (parent.isEmpty() || !Files.isDirectory(parent.get())) {
                continue;
            }
            if (end == segments.size() - 1) {
                Optional<String> name = similar(parent.get(), normalize(segments.get(end)), folder);
                if (name.isPresent()) {
                    return name;
                }
            }
            boolean known = parent.get().equals(root) || parent.get().equals(current);
            return known ? Optional.empty() : Optional.of(written(parent.get()));
        }
        return Optional.empty();
    }

    private Optional<String> similar(Path parent, String wanted, boolean folder) throws IOException {
        int limit = Math.max(1, wanted.length() / 4);
        return names(parent).stream()
                .filter(name -> distance(wanted, normalize(name)) <= limit)
                .filter(name -> folder
                        ? Files.isDirectory(parent.resolve(name), LinkOption.NOFOLLOW_LINKS)
                        : Files.isRegularFile(parent.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .min(Comparator.<String>comparingInt(name -> distance(wanted, normalize(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> written(parent.resolve(name)));
    }

    /** Finds segments below a folder, ignoring case where the exact name does not exist. Links do not lead out of the workspace. */
    private Optional<Path> find(Path base, List<String> segments) throws IOException {
        Path found = base;
        for (String segment : segments) {
            Path next = segment.equals("..")
                    ? found.getParent()
                    : child(found, segment).orElse(null);
            if (next == null
                    || !next.startsWith(root)
                    || !Files.exists(next)
                    || !next.toRealPath().startsWith(root)) {
                return Optional.empty();
            }
            found = next;
        }
        return Optional.of(found);
    }

    private static Optional<Path> child(Path folder, String segment) throws IOException {
        List<String> names = names(folder);
        String wanted = normalize(segment);
        return names.stream()
                .filter(name -> name.equals(segment))
                .findFirst()
                .or(() -> names.stream()
                        .filter(name -> normalize(name).equals(wanted))
                        .findFirst())
                .map(folder::resolve);
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.limit(MAX_NAMES)
                    .map(child -> Objects.toString(child.getFileName()))
                    .sorted()
                    .toList();
        } catch (java.nio.file.AccessDeniedException x) {
            return List.of();
        }
    }

    /** Returns the number of characters that must be inserted, deleted or replaced. */
    private static int distance(String one, String other) {
        int[] previous = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int[] next = new int[previous.length];
            next[0] = i;
            for (int j = 1; j < next.length; j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(replaced, 1 + Math.min(previous[j], next[j - 1]));
            }
            previous = next;
        }
        return previous[other.length()];
    }

    private static String normalize(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /**
     * Returns Ant patterns, separated by commas or lines, relative to the workspace.
     *
     * @param option the parameter
     * @param everywhere whether patterns that start with {@code **} apply to the whole workspace
     * @throws InvalidRequestException when a pattern points out of the workspace
     */
    List<String> patterns(String text, String option, boolean everywhere) throws IOException {
        List<String> patterns = new ArrayList<>();
        for (String line : text.split("[,\\r\\n]+")) {
            if (!line.isBlank()) {
                patterns.add(pattern(line.strip(), option, everywhere));
            }
        }
        return patterns;
    }

    private String pattern(String typed, String option, boolean everywhere) throws IOException {
        String pattern = typed.replace('\\', '/');
        if (pattern.startsWith("/") || VOLUME.matcher(pattern).find()) {
            throw new InvalidRequestException(problem(
                    option + " pattern",
                    typed,
                    "is absolute",
                    fixedPrefix(pattern)
                            .flatMap(prefix -> nearestFolder(prefix))
                            .map(near -> "the nearest existing path is " + near)
                            .orElse("use one relative to the workspace")));
        }
        Deque<String> segments = new ArrayDeque<>();
        if (!directory.isEmpty() && !(everywhere && pattern.startsWith("**"))) {
            segments.addAll(List.of(directory.split("/")));
        }
        for (String segment : pattern.split("/")) {
            if (segment.equals("..") && segments.pollLast() == null) {
                throw new InvalidRequestException(
                        problem(option + " pattern", typed, "is outside the workspace", "use a path inside it"));
            }
            if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments) + (pattern.endsWith("/") ? "/**" : "");
    }

    /** Returns the part of a pattern before the first wildcard, if any. */
    private static Optional<String> fixedPrefix(String pattern) {
        List<String> fixed = new ArrayList<>();
        for (String segment : pattern.split("/")) {
            if (WILDCARD.matcher(segment).find()) {
                break;
            }
            fixed.add(segment);
        }
        return fixed.isEmpty() ? Optional.empty() : Optional.of(String.join("/", fixed));
    }

    private Optional<String> nearestFolder(String prefix) {
        try {
            Optional<String> folder = nearest(prefix, true);
            return folder.isPresent() ? folder : nearest(prefix, false);
        } catch (IOException x) {
            return Optional.empty(); // only a suggestion
        }
    }

    /**
     * Checks that the folders which patterns name exist with these capitals.
     *
     * @param text patterns, separated by commas or lines
     * @throws InvalidRequestException when a folder does not exist, but one with a similar name does
     */
    void checkSpelling(String text, String option) throws IOException {
        for (String line : text.split("[,\\r\\n]+")) {
            Optional<String> prefix = fixedPrefix(line.strip().replace('\\', '/'));
            if (line.isBlank()
                    || prefix.isEmpty()
                    || prefix.get().isEmpty()
                    || Files.exists(current.resolve(prefix.get()).normalize())) {
                continue;
            }
            List<String> segments = List.of(prefix.get().split("/"));
            for (Path base : new LinkedHashSet<>(List.of(current, root))) {
                Optional<Path> other = find(base, segments);
                if (other.isPresent()) {
                    throw new InvalidRequestException(problem(
                            option + " pattern",
                            line.strip(),
                            "matches nothing",
                            "the nearest existing path is " + written(other.get())));
                }
            }
        }
    }
}
