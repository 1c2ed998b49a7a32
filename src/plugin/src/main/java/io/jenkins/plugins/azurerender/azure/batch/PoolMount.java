package io.jenkins.plugins.azurerender.azure.batch;

import java.net.URI;

/**
 * A file system that each node of a pool mounts, below the folder that {@code AZ_BATCH_NODE_MOUNTS_DIR} names.
 *
 * @param account the storage account; empty for a file server
 * @param source a container, the URL of a share, or {@code host:/folder}
 * @param path where it is seen, below that folder
 * @param options for the program that mounts; empty for its defaults
 * @param secret never told by the service, so empty in what it tells of a pool; no part of what makes two mounts the same
 */
public record PoolMount(Kind kind, String account, String source, String path, String options, Secret secret) {

    /** How it is mounted. */
    public enum Kind {
        BLOBFUSE,
        AZURE_FILES,
        NFS
    }

    /**
     * What opens a storage account; does not show itself.
     *
     * @param key the account's key, or empty
     * @param sas what a signed URL has after its question mark, or empty
     * @param script for Windows nodes: a signed URL of a script that makes their tasks' user remember the keys of all
     *     shares; null elsewhere
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

    /** The same in what can be asked of the service. */
    public PoolMount withoutSecret() {
        return withSecret(Secret.NONE);
    }

    /** The same opened by something else. */
    public PoolMount withSecret(Secret other) {
        return new PoolMount(kind, account, source, path, options, other);
    }

    /** The same with other options. */
    public PoolMount withOptions(String other) {
        return new PoolMount(kind, account, source, path, other, secret);
    }

    /** As users read it. */
    @Override
    public String toString() {
        String where = kind == Kind.BLOBFUSE ? "container " + account + "/" + source : source;
        return where + " at " + path;
    }
}
