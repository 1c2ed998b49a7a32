package io.jenkins.plugins.azurerender.emulator.run;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Lists folders while tasks may change them; files that disappear are skipped. */
public final class FileWalk {
    private static final Set<FileVisitOption> NO_LINKS = EnumSet.noneOf(FileVisitOption.class);

    private FileWalk() {}

    /** Returns all regular files below a folder; links are not followed. */
    public static List<Path> files(Path folder) throws IOException {
        return list(folder, Integer.MAX_VALUE, false);
    }

    /** Returns the entries of a folder, including subfolders, sorted by name. */
    public static List<Path> entries(Path folder, boolean recursive) throws IOException {
        return list(folder, recursive ? Integer.MAX_VALUE : 1, true).stream()
                .filter(one -> !one.equals(folder))
                .sorted()
                .toList();
    }

    private static List<Path> list(Path folder, int depth, boolean all) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, NO_LINKS, depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) {
                return add(one, all);
            }

            @Override
            public FileVisitResult visitFile(Path one, BasicFileAttributes attributes) {
                return add(one, all || attributes.isRegularFile());
            }

            @Override
            public FileVisitResult visitFileFailed(Path one, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path one, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            private FileVisitResult add(Path one, boolean include) {
                if (include) {
                    found.add(one);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
