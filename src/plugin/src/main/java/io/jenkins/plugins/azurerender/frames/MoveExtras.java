package io.jenkins.plugins.azurerender.frames;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import jenkins.MasterToSlaveFileCallable;

/**
 * Moves extra files to a folder in the directory of a step like {@link MoveFiles}, but replaces only files that it moved
 * there: for this render, or for an earlier build. Another existing file is kept, and the moved one gets a number.
 */
final class MoveExtras extends MasterToSlaveFileCallable<ArrayList<String>> {

    private static final long serialVersionUID = 1L;

    private final String source;
    private final String folder;
    private final ArrayList<String> names;
    private final long minFree;
    private final String list;
    private final String build;
    private final String render;

    /**
     * @param source folder of the files
     * @param folder safe path relative to the directory; empty for the directory itself
     * @param names safe relative paths
     * @param minFree bytes that must remain free if the folders are on different disks
     * @param list file outside the folder, for the names of the moved files
     * @param build the build
     * @param render id of the render
     */
    MoveExtras(
            String source,
            String folder,
            Collection<String> names,
            long minFree,
            String list,
            String build,
            String render) {
        this.source = source;
        this.folder = folder;
        this.names = new ArrayList<>(names);
        this.minFree = minFree;
        this.list = list;
        this.build = build;
        this.render = render;
    }

    /** Returns the names that could not be moved, because they are too long with a number. */
    @Override
    public ArrayList<String> invoke(File directory, VirtualChannel channel) throws IOException {
        // Parallel collects in one workspace share the list and the free names.
        synchronized (MoveExtras.class) {
            return moveAll(directory);
        }
    }

    private ArrayList<String> moveAll(File directory) throws IOException {
        Path root = Files.createDirectories(directory.toPath()).toRealPath();
        String prefix = folder.isEmpty() ? "" : folder + "/";
        MovedFiles moved = MovedFiles.read(Path.of(list), root);
        Existing existing = new Existing(root.resolve(folder), prefix, moved);
        FreeNames free = new FreeNames(existing);
        ArrayList<String> rejected = new ArrayList<>();
        try {
            for (String name : names) {
                existing.name = name;
                Optional<String> chosen = free.choose(name);
                if (chosen.isPresent()) {
                    String path = prefix + chosen.get();
                    MoveFiles.move(Path.of(source).resolve(name), MoveFiles.target(root, path), path, minFree);
                    moved.add(path, new MovedFiles.Origin(build, render, name));
                } else {
                    rejected.add(name);
                }
            }
        } finally {
            moved.write();
        }
        return rejected;
    }

    /** The files in the folder that are kept. Links count as files, because they may lead out of the workspace. */
    private final class Existing implements FreeNames.Taken {

        private final Path target;
        private final String prefix;
        private final MovedFiles moved;
        private String name = "";

        Existing(Path target, String prefix, MovedFiles moved) {
            this.target = target;
            this.prefix = prefix;
            this.moved = moved;
        }

        @Override
        public boolean isFile(String path) {
            Path file = target.resolve(path);
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isFolder(path);
        }

        @Override
        public boolean isFolder(String path) {
            return Files.isDirectory(target.resolve(path), LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public boolean mayReplace(String path) {
            return moved.mayReplace(prefix + path, new MovedFiles.Origin(build, render, name));
        }

        @Override
        public void add(String path) {
            // it is moved at once
        }
    }
}
