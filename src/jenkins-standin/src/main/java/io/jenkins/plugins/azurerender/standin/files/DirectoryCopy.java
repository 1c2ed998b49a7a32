package io.jenkins.plugins.azurerender.standin.files;

import hudson.util.DirScanner;
import hudson.util.FileVisitor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Copies the files that a scanner finds to another directory. */
public final class DirectoryCopy extends FileVisitor {
    private final Path target;
    private int count;

    private DirectoryCopy(Path target) {
        this.target = target;
    }

    /** Copies the files and returns their number. */
    public static int run(File source, DirScanner scanner, String target) throws IOException {
        DirectoryCopy copy = new DirectoryCopy(Path.of(target).toAbsolutePath().normalize());
        scanner.scan(source, copy);
        return copy.count;
    }

    @Override
    public boolean understandsSymlink() {
        return true;
    }

    @Override
    public void visit(File file, String relativePath) throws IOException {
        if (file.isDirectory()) {
            Files.createDirectories(place(relativePath));
            return;
        }
        Path place = ParentDirectories.create(place(relativePath));
        Files.copy(file.toPath(), place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        count++;
    }

    @Override
    public void visitSymlink(File link, String destination, String relativePath) throws IOException {
        Path place = ParentDirectories.create(place(relativePath));
        Files.copy(link.toPath(), place, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
        count++;
    }

    private Path place(String relativePath) throws IOException {
        Path place = target.resolve(relativePath).normalize();
        if (!place.startsWith(target)) {
            throw new IOException("Refusing to copy out of " + target + ": " + relativePath);
        }
        return place;
    }
}
