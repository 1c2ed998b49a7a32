package io.jenkins.plugins.azurerender.azure.batch;

import java.net.URI;

/**
 * A file that comes to each node of a job beside the assets.
 *
 * @param url with a SAS that reads it
 * @param path in the folder of the job's preparation
 * @param secret whether only the tasks' user may read it
 */
public record NodeFile(URI url, String path, boolean secret) {}
