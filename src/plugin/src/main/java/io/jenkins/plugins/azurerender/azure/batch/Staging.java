package io.jenkins.plugins.azurerender.azure.batch;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The preparation of each node before the first task of a job.
 *
 * @param assets SAS URL (read, list) of a container with assets to download, or null for none
 * @param prefixes download only blobs whose names start with one of these
 * @param files additional files to download
 * @param preparation command line to run after the downloads
 * @param environment variables of the preparation only
 * @param release command line to run after the job has ended, or null; Batch deletes the downloaded files itself
 */
public record Staging(
        URI assets,
        List<String> prefixes,
        List<NodeFile> files,
        String preparation,
        Map<String, String> environment,
        String release) {

    /** Creates a preparation without variables. */
    public Staging(URI assets, List<String> prefixes, List<NodeFile> files, String preparation, String release) {
        this(assets, prefixes, files, preparation, Map.of(), release);
    }

    public Staging {
        prefixes = List.copyOf(prefixes);
        files = List.copyOf(files);
        environment = Map.copyOf(environment);
    }
}
