package io.jenkins.plugins.azurerender.azure.batch;

import java.net.URI;

/**
 * A file system that each node of a pool mounts below {@code AZ_BATCH_NODE_MOUNTS_DIR}.
 *
 * @param account the storage account; empty for a file server
 * @param source a container, the URL of a file share, or {@code host:/folder}
 * @param path relative mount path
 * @param options mount options; empty for the defaults
 * @param secret empty in the status of a pool, because Batch does not return secrets
 */
public record PoolMount(Kind kind, String account, String source, String path, String options, Secret secret) {

    /** The type of the file system. */
    public enum Kind {
        BLOBFUSE,
        AZURE_FILES,
        NFS
    }

    /**
     * The secret for access to a storage account.
     *
     * @param key the account key, or empty
     * @param sas the query of a SAS URL, or empty
     * @param script for Windows nodes, the SAS URL of a script that stores the keys of all file shares for the task
     *     user; otherwise null
     */
    public record Secret(String key, String sas, URI script) {

        static final Secret NONE = new Secret("", "", null);

        public static Secret ofKey(String key) {
            return new Secret(key, "", null);
        }

        public static Secret ofSas(String sas) {
            return new Secret("", sas, null);
        }

        public static Secret ofScript(URI script) {
            return new Secret("", "", script);
        }

        public static Secret none() {
            return NONE;
        }

        @Override
        public String toString() {
            return "(secret)";
        }
    }

    /** Returns the mount without its secret, as Batch reports it. */
    public PoolMount withoutSecret() {
        return withSecret(Secret.NONE);
    }

    /** Returns the mount with another secret. */
    public PoolMount withSecret(Secret other) {
        return new PoolMount(kind, account, source, path, options, other);
    }

    /** Returns the mount with other options. */
    public PoolMount withOptions(String other) {
        return new PoolMount(kind, account, source, path, other, secret);
    }

    /** Returns the text for messages. */
    @Override
    public String toString() {
        String where = kind == Kind.BLOBFUSE ? "container " + account + "/" + source : source;
        return where + " at " + path;
    }
}
