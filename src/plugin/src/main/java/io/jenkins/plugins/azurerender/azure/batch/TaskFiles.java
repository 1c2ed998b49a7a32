package io.jenkins.plugins.azurerender.azure.batch;

import java.net.URI;

/**
 * What a task finds in its working directory, and where what it leaves there goes.
 *
 * @param input container URL with a SAS (read, list), or null when it needs nothing of other tasks
 * @param inputPrefix only blobs whose names begin so come, under their whole names
 * @param output container URL with a SAS (create, write) that takes files and logs
 * @param outputFolder folder in that container for all that is left in the working directory
 */
public record TaskFiles(URI input, String inputPrefix, URI output, String outputFolder) {

    /** Nothing comes in. */
    public static TaskFiles to(URI output, String outputFolder) {
        return new TaskFiles(null, null, output, outputFolder);
    }
}
