package io.jenkins.plugins.azurerender.assets;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Finds the regular files below a folder of the project. Links are not followed; .git is left out. */
final class AssetScan {

    private final Path project;

    AssetScan(Path project) {
        this.project = project;
    }

    /** @throws InvalidRequestException when a file's name cannot be stored; the message names the file */
    Selection files(Path folder) throws IOException {
        Selection files = new Selection(project);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return directory.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(ProjectNames.of(project, file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
