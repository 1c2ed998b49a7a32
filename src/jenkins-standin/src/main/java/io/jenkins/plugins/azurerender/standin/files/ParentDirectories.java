package io.jenkins.plugins.azurerender.standin.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Creates parent directories. */
public final class ParentDirectories {
    private ParentDirectories() {}

    /** Creates the parent directories of the path and returns the path. */
    public static Path create(Path path) throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return path;
    }
}
