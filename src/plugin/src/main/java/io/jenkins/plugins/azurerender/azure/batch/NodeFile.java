package io.jenkins.plugins.azurerender.azure.batch;

import java.net.URI;

/**
 * A file that each node of a job downloads in addition to the assets.
 *
 * @param url SAS URL to read the file
 * @param path path in the working directory of the job preparation task
 * @param secret whether only the task user can read the file
 */
public record NodeFile(URI url, String path, boolean secret) {}
