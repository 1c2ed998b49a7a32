package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.render.PathMap;
import java.util.List;

/**
 * Result of a reference search.
 *
 * @param projectFiles project definitions that no scene references but the application reads
 * @param unreadable scenes that could not be read, with the reason; their references are unknown
 * @param paths path mappings derived from the files that were found
 */
public record AssetReport(
        List<AssetFinding> findings, List<Located> projectFiles, List<String> unreadable, PathMap paths) {

    public AssetReport {
        findings = List.copyOf(findings);
        projectFiles = List.copyOf(projectFiles);
        unreadable = List.copyOf(unreadable);
    }

    /** Returns the findings with this state. */
    public List<AssetFinding> in(State state) {
        return findings.stream().filter(finding -> finding.state() == state).toList();
    }
}
