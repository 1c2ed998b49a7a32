package io.jenkins.plugins.azurerender.azure.storage;

/**
 * A blob in a listing.
 *
 * @param sha256 hash of the content from the metadata of the blob, in lower-case hex; empty if not set
 */
public record StoredFile(String name, long bytes, String sha256) {}
