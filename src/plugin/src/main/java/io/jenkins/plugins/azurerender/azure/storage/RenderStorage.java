package io.jenkins.plugins.azurerender.azure.storage;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a render asks of one storage account, with a key or an identity that never leaves the controller. Every call may
 * talk to the service, and may be repeated; signing does so only where an identity has no key of its own.
 */
public interface RenderStorage {

    /** What a signed URL lets its holder do with one container; the letters are Azure's for the permissions of a SAS. */
    enum Access {
        /** Read and list: nodes fetch assets, agents fetch frames. */
        READ("rl"),
        /** Create, write and list: an agent brings changed assets. */
        UPLOAD("cwl"),
        /** Create and write: nodes bring frames and logs. */
        WRITE("cw"),
        /** Everything: nodes work in a container that they mounted. */
        MOUNT("racwdl");

        private final String permissions;

        Access(String permissions) {
            this.permissions = permissions;
        }

        String permissions() {
            return permissions;
        }
    }

    /** The storage account's name. */
    String account();

    /** Makes a container unless it is there. */
    void createContainer(String container, Map<String, String> tags) throws StorageException;

    /** Deletes a container and all in it; nothing happens when it is gone. */
    void deleteContainer(String container) throws StorageException;

    /** Writes a small blob, over what was there. */
    void put(String container, String name, byte[] content) throws StorageException;

    /** The ids of a blob's blocks, those that were staged and never committed too; empty when there is nothing. */
    Set<String> blocks(String container, String name) throws StorageException;

    /** A URL that reads one blob and nothing else, from 15 minutes ago for {@code life} from now. */
    URI signFile(String container, String name, Duration life) throws StorageException;

    /** All containers whose names begin with {@code prefix}. */
    List<ListedContainer> containers(String prefix) throws StorageException;

    /** A URL of one container that carries its own permission (SAS), from 15 minutes ago for {@code life} from now. */
    URI sign(String container, Access access, Duration life) throws StorageException;
}
