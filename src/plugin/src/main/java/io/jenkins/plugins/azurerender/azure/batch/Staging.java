package io.jenkins.plugins.azurerender.azure.batch;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What comes to each node of a job before its first task.
 *
 * @param assets container URL with a SAS (read, list) whose blobs come once, or null for none
 * @param prefixes only blobs whose names begin with one of them
 * @param files come beside the assets
 * @param preparation runs when assets and files are there
 * @param environment variables of the preparation alone
 * @param release runs when the job has ended, or null for nothing; assets and files go by themselves
 */
public record Staging(
        URI assets,
        List<String> prefixes,
        List<NodeFile> files,
        String preparation,
        Map<String, String> environment,
        String release) {

    /** With a preparation that needs no variables of its own. */
    public Staging(URI assets, List<String> prefixes, List<NodeFile> files, String preparation, String release) {
        this(assets, prefixes, files, preparation, Map.of(), release);
    }

    public Staging {
        prefixes = List.copyOf(prefixes);
        files = List.copyOf(files);
        environment = Map.copyOf(environment);
    }
}
