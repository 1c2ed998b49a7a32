package io.jenkins.plugins.azurerender.assets;

import java.io.Serializable;

/**
 * Number and size of the assets of a render.
 *
 * @param bytes total size of all files
 * @param fingerprint SHA-256 of names and contents; empty if it was not requested
 * @param changed files that changed since they were found
 */
public record AssetTotals(int files, long bytes, String fingerprint, ChangedFiles changed) implements Serializable {}
