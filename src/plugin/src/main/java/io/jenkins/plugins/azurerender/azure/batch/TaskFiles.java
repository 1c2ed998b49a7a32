package io.jenkins.plugins.azurerender.azure.batch;

import java.net.URI;

/**
 * The files that a task downloads and uploads.
 *
 * @param input SAS URL (read, list) of a container, or null if the task needs no files of other tasks
 * @param inputPrefix prefix of the blobs to download; the files have the full names of the blobs
 * @param output SAS URL (create, write) of the container for files and logs
 * @param outputFolder folder in that container for the files in the working directory
 */
public record TaskFiles(URI input, String inputPrefix, URI output, String outputFolder) {

    /** Creates an instance without input. */
    public static TaskFiles to(URI output, String outputFolder) {
        return new TaskFiles(null, null, output, outputFolder);
    }
}
