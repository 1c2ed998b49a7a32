package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.assets.search.AssetFinding;
import io.jenkins.plugins.azurerender.assets.search.AssetReport;
import io.jenkins.plugins.azurerender.assets.search.State;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the files that scenes refer to, in numbers and the first few of each kind; all of it stands in the
 * report that the agent wrote.
 *
 * @param spoiling of the missing ones, those without which frames are wrong
 * @param unreachable written as absolute paths, which nodes do not have
 * @param missingNamed the first missing ones, those that spoil frames before others
 */
public record AssetFindings(
        int references,
        int elsewhere,
        int leftOut,
        int missing,
        int spoiling,
        int unreachable,
        List<String> missingNamed,
        List<String> elsewhereNamed,
        List<String> unreachableNamed,
        List<String> unread)
        implements Serializable {

    private static final int NAMED = 5;

    /** @param scene the render's own, of which others tell whether it could be read */
    static AssetFindings of(AssetReport report, String scene) {
        List<AssetFinding> missing = report.in(State.MISSING);
        List<AssetFinding> spoiling =
                missing.stream().filter(AssetFinding::spoilsFrames).toList();
        List<AssetFinding> elsewhere = report.in(State.ELSEWHERE);
        List<AssetFinding> unreachable =
                report.findings().stream().filter(AssetFinding::unreachable).toList();
        return new AssetFindings(
                report.findings().size(),
                elsewhere.size(),
                report.in(State.LEFT_OUT).size(),
                missing.size(),
                spoiling.size(),
                unreachable.size(),
                first(spoiling.isEmpty() ? missing : spoiling),
                elsewhere.stream()
                        .limit(NAMED)
                        .map(finding -> finding + ": " + finding.files().get(0).name())
                        .collect(ArrayList::new, List::add, List::addAll),
                first(unreachable),
                report.unread().stream()
                        .filter(unread -> !unread.startsWith(scene + ": "))
                        .limit(NAMED)
                        .collect(ArrayList::new, List::add, List::addAll));
    }

    private static List<String> first(List<AssetFinding> findings) {
        return findings.stream()
                .limit(NAMED)
                .map(AssetFinding::toString)
                .collect(ArrayList::new, List::add, List::addAll);
    }
}
