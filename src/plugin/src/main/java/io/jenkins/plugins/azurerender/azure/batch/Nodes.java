package io.jenkins.plugins.azurerender.azure.batch;

/**
 * Several nodes for one task, which can talk to each other.
 *
 * @param count how many; the task's own command line runs on the first alone
 * @param coordination runs on all of them before it
 */
public record Nodes(int count, String coordination) {}
