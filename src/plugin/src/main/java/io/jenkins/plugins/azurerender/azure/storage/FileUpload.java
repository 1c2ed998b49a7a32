package io.jenkins.plugins.azurerender.azure.storage;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file on its way to storage.
 *
 * @param name of its blob
 * @param sha256 of its content when it was looked at, lower-case hex
 * @param check throws when the file is no longer what was looked at
 */
public record FileUpload(Path path, String name, long bytes, String sha256, Check check) {

    /** Whether a file is still what it was. */
    @FunctionalInterface
    public interface Check {
        void unchanged() throws IOException;
    }
}
