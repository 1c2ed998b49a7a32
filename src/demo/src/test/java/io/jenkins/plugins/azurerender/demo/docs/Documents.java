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

/** The repository's own files, without what building and running leave. */
final class Documents {
    static final Path ROOT = Path.of("..", "..");

    private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", "work");

    private Documents() {}

    /** Every Markdown file, of work the one at its top. */
    static List<Path> all() throws IOException {
        List<Path> documents = files(ROOT, ".md");
        documents.add(ROOT.resolve("work/README.md"));
        return documents;
    }

    /** Every file below a folder whose name ends so. */
    static List<Path> files(Path folder, String end) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean ours = !NOT_OURS.contains(directory.getFileName().toString());
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
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
