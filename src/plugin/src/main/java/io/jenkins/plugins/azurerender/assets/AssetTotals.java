package io.jenkins.plugins.azurerender.assets;

import java.io.Serializable;

/**
 * What a render needs of the workspace.
 *
 * @param bytes of all files together
 * @param fingerprint tells names and contents apart from all others; empty when it was not asked for
 */
public record AssetTotals(int files, long bytes, String fingerprint) implements Serializable {}
