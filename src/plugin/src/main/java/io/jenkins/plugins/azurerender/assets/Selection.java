package io.jenkins.plugins.azurerender.assets;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files to bring, each by the name it has in the project. */
final class Selection {

    private static final String FILE = "selection";

    private final Path root;
    private final TreeSet<String> names = new TreeSet<>();
    private final Map<String, Path> elsewhere = new HashMap<>();

    /** @param root the folder that names are relative to */
    Selection(Path root) {
        this.root = root;
    }

    /** Adds a file that lies below the root where its name says. */
    void add(String name) {
        names.add(ProjectNames.check(name));
    }

    /** Adds a file that lies elsewhere and shall have this name in the project, unless there is one of that name. */
    void add(String name, Path file) {
        if (names.add(ProjectNames.check(name))) {
            elsewhere.put(name, file);
        }
    }

    SortedSet<String> names() {
        return names;
    }

    Path path(String name) {
        Path moved = elsewhere.get(name);
        return moved == null ? root.resolve(name) : moved;
    }

    /** Writes it into a folder, for {@link #load}. */
    void save(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE))))) {
            out.writeInt(names.size());
            for (String name : names) {
                out.writeUTF(name);
                Path moved = elsewhere.get(name);
                out.writeUTF(moved == null ? "" : moved.toString());
            }
        }
    }

    static Selection load(Path folder, Path root) throws IOException {
        Selection selection = new Selection(root);
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(FILE))))) {
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                String moved = in.readUTF();
                if (moved.isEmpty()) {
                    selection.add(name);
                } else {
                    selection.add(name, Path.of(moved));
                }
            }
        }
        return selection;
    }

    /** Beginnings of names that cover the whole selection with little else. */
    List<String> prefixes(String scene) {
        return Prefixes.covering(names, scene);
    }
}
