package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A folder that is searched recursively by file name. It is walked once, on the first search. */
final class SearchPath {

    private static final int MAX_FILES = 300_000;

    private final Path folder;
    private Map<String, List<Path>> byName;

    SearchPath(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Returns the files of the folder whose path is most similar to the written path. */
    List<Path> find(WrittenPath written, Extent extent) throws IOException {
        if (written.depth() == 0 || extent == Extent.FOLDER) {
            return List.of();
        }
        String name = written.last(1).get(0);
        List<Path> matches = named(name, extent);
        Path best = matches.stream()
                .max(Comparator.<Path>comparingInt(file -> commonFolders(file, written))
                        .thenComparing(Comparator.<Path>naturalOrder().reversed()))
                .orElse(null);
        if (best == null) {
            return List.of();
        }
        boolean single = NamePattern.of(name, extent, true) == null;
        return single
                ? List.of(best)
                : matches.stream()
                        .filter(file -> Objects.equals(best.getParent(), file.getParent()))
                        .sorted()
                        .toList();
    }

    private List<Path> named(String name, Extent extent) throws IOException {
        List<Path> exact = byName().getOrDefault(Folders.normalize(name), List.of());
        NameMatcher pattern = NamePattern.of(name, extent, true);
        if (pattern == null || extent == Extent.ONE && !exact.isEmpty()) {
            return exact;
        }
        List<Path> found = new ArrayList<>();
        byName().forEach((other, files) -> {
            if (pattern.matches(other)) {
                found.addAll(files);
            }
        });
        return found;
    }

    /** Returns how many parent folders of both paths have the same name. */
    private static int commonFolders(Path file, WrittenPath written) {
        int count = 0;
        Path folder = file.getParent();
        for (int i = written.segments().size() - 2; i >= 0 && folder != null; i--) {
            if (!Folders.normalize(Folders.name(folder))
                    .equals(Folders.normalize(written.segments().get(i)))) {
                break;
            }
            count++;
            folder = folder.getParent();
        }
        return count;
    }

    private Map<String, List<Path>> byName() throws IOException {
        if (byName == null) {
            byName = walk();
        }
        return byName;
    }

    private Map<String, List<Path>> walk() throws IOException {
        Map<String, List<Path>> files = new HashMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            private int count;

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return Folders.VERSION_CONTROL.contains(String.valueOf(directory.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (++count > MAX_FILES) {
                    throw new InvalidRequestException(
                            "The search path '%s' has more than %s files: use a more specific folder."
                                    .formatted(folder, MAX_FILES));
                }
                if (attributes.isRegularFile()) {
                    files.computeIfAbsent(Folders.normalize(Folders.name(file)), name -> new ArrayList<>(1))
                            .add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) {
                return FileVisitResult.CONTINUE; // not readable, so nothing can be found in it
            }
        });
        return files;
    }
}
