package io.jenkins.plugins.azurerender.frames;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The list of extra files that were moved to a workspace. A file that changed since then does not count. */
final class MovedFiles {

    private static final String SEPARATOR = "\t";
    private static final int FIELDS = 5;

    private final Path list;
    private final Path root;
    private final Map<String, Moved> files = new LinkedHashMap<>();

    /**
     * Where a file is from.
     *
     * @param name its name in the render, without a number
     */
    record Origin(String build, String render, String name) {}

    /** @param state size and time of the file when it was moved */
    private record Moved(String state, Origin origin) {}

    private MovedFiles(Path list, Path root) {
        this.list = list;
        this.root = root;
    }

    /**
     * Reads the list; it is empty if it does not exist.
     *
     * @param root folder of the files
     */
    static MovedFiles read(Path list, Path root) throws IOException {
        MovedFiles moved = new MovedFiles(list, root);
        if (Files.isRegularFile(list)) {
            for (String line : Files.readAllLines(list)) {
                String[] fields = line.split(SEPARATOR, FIELDS);
                if (fields.length == FIELDS && state(root.resolve(fields[4])).equals(fields[0])) {
                    moved.files.put(fields[4], new Moved(fields[0], new Origin(fields[1], fields[2], fields[3])));
                }
            }
        }
        return moved;
    }

    /** Whether a file was moved for another build, or is an earlier copy of this one, and has not changed since then. */
    boolean mayReplace(String path, Origin origin) {
        Moved moved = files.get(path);
        return moved != null && (!moved.origin.build.equals(origin.build) || moved.origin.equals(origin));
    }

    void add(String path, Origin origin) throws IOException {
        files.put(path, new Moved(state(root.resolve(path)), origin));
    }

    void write() throws IOException {
        List<String> lines = new ArrayList<>();
        files.forEach((path, moved) -> lines.add(
                String.join(SEPARATOR, moved.state, moved.origin.build, moved.origin.render, moved.origin.name, path)));
        Path part = Path.of(list + ".part");
        Files.createDirectories(Objects.requireNonNull(part.getParent()));
        Files.write(part, lines);
        Files.move(part, list, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns size and time of a file; an empty string if it is not a regular file. */
    private static String state(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.size() + "@" + attributes.lastModifiedTime().toMillis();
    }
}
