package io.jenkins.plugins.azurerender.demo.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of the repository, without build output. */
final class Documents {
    static final Path ROOT = Path.of("..", "..");

    private static final Set<String> EXCLUDED = Set.of(".git", "target", "node_modules", "work");

    private Documents() {}

    /** Returns all Markdown files; of the work folder only its README. */
    static List<Path> all() throws IOException {
        List<Path> documents = files(ROOT, ".md");
        documents.add(ROOT.resolve("work/README.md"));
        return documents;
    }

    /** Returns the files below a folder whose names end with a suffix. */
    static List<Path> files(Path folder, String end) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean included = !EXCLUDED.contains(directory.getFileName().toString());
                return included ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(end)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }
}
