package io.jenkins.plugins.azurerender.azure.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Access of the controller to a storage account, with a key or an identity. All calls are idempotent. All may call the
 * service except {@link #sign} and {@link #signFile} with an account key.
 */
public interface RenderStorage {

    /** Permissions of a SAS URL for a container, in the letters of Azure. */
    enum Access {
        /** Read and list: nodes download assets, agents download frames. */
        READ("rl"),
        /** Create, write and list: agents upload changed assets. */
        UPLOAD("cwl"),
        /** Create and write: nodes upload frames and logs. */
        WRITE("cw"),
        /** All: for containers that nodes mount. */
        MOUNT("racwdl");

        private final String permissions;

        Access(String permissions) {
            this.permissions = permissions;
        }

        String permissions() {
            return permissions;
        }
    }

    /** Returns the name of the storage account. */
    String account();

    /** Creates a container; {@code false} if it exists. */
    boolean createContainer(String container, Map<String, String> tags) throws StorageException;

    /** Returns the tags of a container; empty if it does not exist. */
    Optional<Map<String, String>> tags(String container) throws StorageException;

    /** Deletes a container with its blobs; does nothing if it does not exist. */
    void deleteContainer(String container) throws StorageException;

    /** Writes a small blob, replacing an existing one. */
    void put(String container, String name, byte[] content) throws StorageException;

    /** Returns the IDs of all blocks of a blob, committed or not; empty if it does not exist. */
    Set<String> blocks(String container, String name) throws StorageException;

    /** Returns a SAS URL to read one blob, valid from 15 minutes ago until {@code validity} from now. */
    URI signFile(String container, String name, Duration validity) throws StorageException;

    /** Passes on all containers whose names start with {@code prefix}, without keeping them. */
    void containers(String prefix, Consumer<ListedContainer> each) throws StorageException;

    /** Returns a SAS URL for one container, valid from 15 minutes ago until {@code validity} from now. */
    URI sign(String container, Access access, Duration validity) throws StorageException;
}
