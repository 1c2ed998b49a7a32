package io.jenkins.plugins.azurerender.frames;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Names of files that are in use, and of their folders. */
final class TakenNames implements FreeNames.Taken {

    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();
    private final Set<String> replaceable = new HashSet<>();

    @Override
    public boolean isFile(String path) {
        return files.contains(FreeNames.key(path));
    }

    @Override
    public boolean isFolder(String path) {
        return folders.contains(FreeNames.key(path));
    }

    @Override
    public boolean mayReplace(String path) {
        return replaceable.contains(FreeNames.key(path));
    }

    @Override
    public void add(String path) {
        String key = FreeNames.key(path);
        files.add(key);
        replaceable.remove(key);
        for (int slash = key.lastIndexOf('/'); slash > 0 && folders.add(key.substring(0, slash)); ) {
            slash = key.lastIndexOf('/', slash - 1);
        }
    }

    /** Adds the path of a file that another one may replace. */
    void addReplaceable(String path) {
        add(path);
        replaceable.add(FreeNames.key(path));
    }

    void addAll(Collection<String> paths) {
        paths.forEach(this::add);
    }
}
