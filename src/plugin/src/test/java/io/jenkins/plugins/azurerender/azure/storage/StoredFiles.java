package io.jenkins.plugins.azurerender.azure.storage;

import java.util.HashMap;
import java.util.Map;

/** The files in containers. */
public final class StoredFiles {

    private StoredFiles() {}

    /** Returns all files of a container by name. */
    public static Map<String, StoredFile> of(SignedContainer container) throws StorageException {
        Map<String, StoredFile> files = new HashMap<>();
        container.list("", file -> files.put(file.name(), file));
        return files;
    }
}
