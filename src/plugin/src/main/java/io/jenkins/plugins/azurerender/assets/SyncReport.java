package io.jenkins.plugins.azurerender.assets;

import java.io.Serializable;

/** What a synchronisation found and sent. */
public record SyncReport(int files, long bytes, int sentFiles, long sentBytes) implements Serializable {}
