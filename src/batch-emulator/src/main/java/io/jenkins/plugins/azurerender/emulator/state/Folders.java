package io.jenkins.plugins.azurerender.emulator.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Creates and deletes the folders of nodes. */
public final class Folders {
    private static final Logger LOGGER = Logger.getLogger(Folders.class.getName());

    private Folders() {}

    /** Creates the standard folders of a node. */
    static void layOut(Path node) {
        try {
            for (String one : List.of("applications", "fsmounts", "shared", "startup/wd", "volatile", "workitems")) {
                Files.createDirectories(node.resolve(one));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of a node cannot be created", e);
        }
    }

    /** Deletes a folder; links are deleted, not followed. Failures are logged and ignored. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) {
                    boolean writable =
                            one.toFile().setWritable(true) && one.toFile().setExecutable(true);
                    return writable ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path one, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(one);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path one, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path one, IOException e) throws IOException {
                    Files.deleteIfExists(one);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "A folder could not be deleted", e);
        }
    }
}
