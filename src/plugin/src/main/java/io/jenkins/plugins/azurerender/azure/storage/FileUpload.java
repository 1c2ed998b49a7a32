package io.jenkins.plugins.azurerender.azure.storage;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file to upload.
 *
 * @param name name of the blob
 * @param sha256 hash of the content when it was scanned, in lower-case hex
 * @param check throws if the file was changed since it was scanned
 */
public record FileUpload(Path path, String name, long bytes, String sha256, Check check) {

    /** Checks that a file is unchanged. */
    @FunctionalInterface
    public interface Check {
        void unchanged() throws IOException;
    }
}
