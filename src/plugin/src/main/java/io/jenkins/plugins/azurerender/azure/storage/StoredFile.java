package io.jenkins.plugins.azurerender.azure.storage;

/**
 * A blob as a listing tells it.
 *
 * @param sha256 hash of its content as the uploader wrote it beside the blob, lower-case hex; empty when it did not
 */
public record StoredFile(String name, long bytes, String sha256) {}
