package io.jenkins.plugins.azurerender.frames;

import hudson.AbortException;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.UUID;
import jenkins.MasterToSlaveFileCallable;

/** Moves files to a folder in the directory of a step. Existing files are replaced, and symbolic links cannot lead out of it. */
final class MoveFiles extends MasterToSlaveFileCallable<Void> {

    private static final long serialVersionUID = 1L;

    private final String source;
    private final String folder;
    private final ArrayList<String> names;
    private final long minFree;

    /**
     * @param source folder of the files
     * @param folder safe path relative to the directory; empty for the directory itself
     * @param names safe relative paths
     * @param minFree bytes that must remain free if the folders are on different disks
     */
    MoveFiles(String source, String folder, Collection<String> names, long minFree) {
        this.source = source;
        this.folder = folder;
        this.names = new ArrayList<>(names);
        this.minFree = minFree;
    }

    /** @throws AbortException when a symbolic link leads out of the directory, or a path has another type of file */
    @Override
    public Void invoke(File directory, VirtualChannel channel) throws IOException {
        Path root = Files.createDirectories(directory.toPath()).toRealPath();
        for (String name : names) {
            String path = folder.isEmpty() ? name : folder + "/" + name;
            move(Path.of(source).resolve(name), target(root, path), path, minFree);
        }
        return null;
    }

    /** Creates the folders of a path one by one, because creating them all would follow symbolic links. */
    static Path target(Path root, String path) throws IOException {
        String[] segments = path.split("/");
        Path parent = root;
        for (int i = 0; i < segments.length - 1; i++) {
            Path next = parent.resolve(segments[i]);
            try {
                Files.createDirectory(next);
            } catch (FileAlreadyExistsException x) {
                // also when a parallel step created it: whether it is a folder is checked below
            }
            if (!Files.isDirectory(next)) {
                throw new AbortException(
                        "Cannot write '%s' to the workspace, because '%s' is not a folder: delete it, or set into to another folder."
                                .formatted(path, next));
            }
            parent = next.toRealPath();
            if (!parent.startsWith(root)) {
                throw new AbortException(
                        "Cannot write '%s' to the workspace, because '%s' is a link to a folder outside of it: delete the link, or set into to another folder."
                                .formatted(path, next));
            }
        }
        return parent.resolve(segments[segments.length - 1]);
    }

    static void move(Path file, Path target, String path, long minFree) throws IOException {
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new AbortException(
                    "Cannot write '%s' to the workspace, because a folder has this name: delete it, or set into to another folder."
                            .formatted(path));
        }
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException x) { // on another disk
            FreeSpaceCheck.check(target.getParent(), Files.size(file), minFree);
            copy(file, target);
            Files.delete(file);
        }
    }

    /** Copies a file so that the target is always complete. The incomplete copy has a name that no other file has. */
    static void copy(Path file, Path target) throws IOException {
        Path part = target.resolveSibling(UUID.randomUUID() + ".part");
        try {
            Files.copy(file, part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
