package io.jenkins.plugins.azurerender.azure.batch;

/**
 * The start task of a pool, which runs on each node at every start.
 *
 * @param script a script for bash, or for PowerShell on Windows
 * @param elevated whether it runs as administrator
 */
public record StartTask(String script, boolean elevated) {}
