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
import java.util.regex.Pattern;

/** A folder the user named, to be searched with all its folders: walked once, when it is needed. */
final class SearchPath {

    private static final int MOST_FILES = 300_000;

    private final Path folder;
    private Map<String, List<Path>> byName;

    SearchPath(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** The files of one folder that the written path stands for: of that folder whose path is most alike. */
    List<Path> find(WrittenPath written, Extent extent) throws IOException {
        if (written.depth() == 0 || extent == Extent.FOLDER) {
            return List.of();
        }
        String name = written.last(1).get(0);
        List<Path> alike = named(name, extent);
        Path best = alike.stream()
                .max(Comparator.<Path>comparingInt(file -> likeness(file, written))
                        .thenComparing(Comparator.<Path>naturalOrder().reversed()))
                .orElse(null);
        if (best == null) {
            return List.of();
        }
        boolean alone = NamePattern.of(name, extent, true) == null;
        return alone
                ? List.of(best)
                : alike.stream()
                        .filter(file -> Objects.equals(best.getParent(), file.getParent()))
                        .sorted()
                        .toList();
    }

    private List<Path> named(String name, Extent extent) throws IOException {
        List<Path> alone = byName().getOrDefault(Folders.alike(name), List.of());
        Pattern pattern = NamePattern.of(name, extent, true);
        if (pattern == null || extent == Extent.ONE && !alone.isEmpty()) {
            return alone;
        }
        List<Path> found = new ArrayList<>();
        byName().forEach((other, files) -> {
            if (pattern.matcher(other).matches()) {
                found.addAll(files);
            }
        });
        return found;
    }

    /** How many folders above both agree. */
    private static int likeness(Path file, WrittenPath written) {
        int agree = 0;
        Path folder = file.getParent();
        for (int i = written.segments().size() - 2; i >= 0 && folder != null; i--) {
            if (!Folders.alike(Folders.name(folder))
                    .equals(Folders.alike(written.segments().get(i)))) {
                break;
            }
            agree++;
            folder = folder.getParent();
        }
        return agree;
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
                return Folders.NEVER.contains(String.valueOf(directory.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (++count > MOST_FILES) {
                    throw new InvalidRequestException(
                            "The search path '%s' has more than %d files: use a more specific folder."
                                    .formatted(folder, MOST_FILES));
                }
                if (attributes.isRegularFile()) {
                    files.computeIfAbsent(Folders.alike(Folders.name(file)), name -> new ArrayList<>(1))
                            .add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) {
                return FileVisitResult.CONTINUE; // a folder that may not be read has nothing for us
            }
        });
        return files;
    }
}
