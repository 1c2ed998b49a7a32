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

/** The files to upload, each with its name in the project. */
final class Selection {

    private static final String FILE = "selection";

    private final Path root;
    private final TreeSet<String> names = new TreeSet<>();
    private final Map<String, Path> elsewhere = new HashMap<>();

    /** State of each file when it was found, in the order of the names; 0 if unknown or if changes do not matter. */
    private long[] states = {};

    /** @param root the folder that names are relative to */
    Selection(Path root) {
        this.root = root;
    }

    /** Adds a file below the root, at the path that is its name. */
    void add(String name) {
        names.add(ProjectNames.check(name));
    }

    /** Adds a file from another place under this name, unless the name is already used. */
    void add(String name, Path file) {
        if (names.add(ProjectNames.check(name))) {
            elsewhere.put(name, file);
        }
    }

    /** Sets the {@linkplain FileStamp#state states} of all files, in the order of their names. */
    void states(long[] found) {
        states = found.clone();
    }

    /** Returns whether a file is in a different state than when it was found; false if that is unknown. */
    boolean hasChanged(int index, long state) {
        return index < states.length && states[index] != 0 && states[index] != state;
    }

    SortedSet<String> names() {
        return names;
    }

    Path path(String name) {
        Path moved = elsewhere.get(name);
        return moved == null ? root.resolve(name) : moved;
    }

    /** Saves the selection in a folder, for {@link #load}. */
    void save(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE))))) {
            out.writeInt(names.size());
            int index = 0;
            for (String name : names) {
                out.writeLong(index < states.length ? states[index] : 0);
                index++;
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
            selection.states = new long[in.readInt()];
            for (int index = 0; index < selection.states.length; index++) {
                selection.states[index] = in.readLong();
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

    /** Returns name prefixes that cover the whole selection and little else. */
    List<String> prefixes(String scene) {
        return Prefixes.covering(names, scene);
    }
}
