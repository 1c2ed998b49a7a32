package io.jenkins.plugins.azurerender.azure.batch;

/**
 * What each node of a pool runs before it takes tasks, and again whenever it starts.
 *
 * @param script lines for a shell: bash, or PowerShell on Windows
 * @param elevated whether it runs as administrator
 */
public record StartTask(String script, boolean elevated) {}
