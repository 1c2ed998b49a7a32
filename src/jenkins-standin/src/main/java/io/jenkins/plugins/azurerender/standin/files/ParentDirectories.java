package io.jenkins.plugins.azurerender.standin.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the folder that a file is to be written to. */
public final class ParentDirectories {
    private ParentDirectories() {}

    /** Makes the folder above the path, and returns the path. */
    public static Path make(Path path) throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return path;
    }
}
