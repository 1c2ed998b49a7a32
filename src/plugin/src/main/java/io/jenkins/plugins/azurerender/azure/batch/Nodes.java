package io.jenkins.plugins.azurerender.azure.batch;

/**
 * The nodes of a multi-instance task.
 *
 * @param count number of nodes; the command line of the task runs on the first only
 * @param coordination command line that runs on all nodes before it
 */
public record Nodes(int count, String coordination) {}
