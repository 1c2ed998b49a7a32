package io.jenkins.plugins.azurerender.assets;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files to bring, each by the name it has in the project. */
final class Selection {

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

    void addAll(Collection<String> more) {
        more.forEach(this::add);
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

    /** Beginnings of names that cover the whole selection with little else. */
    List<String> prefixes(String scene) {
        return Prefixes.covering(names, scene);
    }
}
