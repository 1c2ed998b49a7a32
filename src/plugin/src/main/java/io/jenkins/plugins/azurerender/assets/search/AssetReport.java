package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.render.PathMap;
import java.util.List;

/**
 * What a search found, and did not.
 *
 * @param rules files of projects that no scene names and its application wants
 * @param unread scenes that could not be read, with the reason: what they refer to is not known
 * @param moved where in the project folders of another machine lie, as found files show
 */
public record AssetReport(List<AssetFinding> findings, List<Located> rules, List<String> unread, PathMap moved) {

    /** The findings that ended so. */
    public List<AssetFinding> in(State state) {
        return findings.stream().filter(finding -> finding.state() == state).toList();
    }
}
