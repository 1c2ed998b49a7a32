package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.assets.search.AssetFinding;
import io.jenkins.plugins.azurerender.assets.search.AssetReport;
import io.jenkins.plugins.azurerender.assets.search.State;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import io.jenkins.plugins.azurerender.scene.Requirements.Names;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Number of references of the scenes by result, with the first few of each. The full list is in the report files on the
 * agent.
 *
 * @param outside files of the workspace that are not in the assets folder, not included and not in a search path
 * @param outsideRequired files outside without which frames are wrong
 * @param missingRequired missing files without which frames are wrong
 * @param unreachable absolute paths without a path mapping, which nodes might not find
 * @param firstMissing the first missing files; if any of them are required, only those
 * @param firstOutside the first files outside; if any of them are required, only those
 * @param outsideFolder folder of the first required file outside, relative to the workspace with a slash at the end; empty
 *     for the workspace itself, and if there is none
 * @param unreadable scenes that could not be read, with the reason; without the scene that is rendered
 * @param missingCaches missing folders of baked caches, with the objects
 */
public record AssetFindings(
        int references,
        int elsewhere,
        int excluded,
        int outside,
        int outsideRequired,
        int missing,
        int missingRequired,
        int unreachable,
        List<String> firstOutside,
        List<String> firstMissing,
        List<String> firstElsewhere,
        List<String> firstUnreachable,
        String outsideFolder,
        List<String> unreadable,
        Names missingCaches)
        implements Serializable {

    private static final int MAX_LISTED = 5;

    public AssetFindings {
        firstMissing = copy(firstMissing);
        firstOutside = copy(firstOutside);
        firstElsewhere = copy(firstElsewhere);
        firstUnreachable = copy(firstUnreachable);
        unreadable = copy(unreadable);
        Objects.requireNonNull(missingCaches);
    }

    /** Findings without missing caches. */
    public AssetFindings(
            int references,
            int elsewhere,
            int excluded,
            int outside,
            int outsideRequired,
            int missing,
            int missingRequired,
            int unreachable,
            List<String> firstOutside,
            List<String> firstMissing,
            List<String> firstElsewhere,
            List<String> firstUnreachable,
            String outsideFolder,
            List<String> unreadable) {
        this(
                references,
                elsewhere,
                excluded,
                outside,
                outsideRequired,
                missing,
                missingRequired,
                unreachable,
                firstOutside,
                firstMissing,
                firstElsewhere,
                firstUnreachable,
                outsideFolder,
                unreadable,
                Names.NONE);
    }

    /** Jenkins does not accept the lists of {@link List#copyOf} from an agent. */
    private static List<String> copy(List<String> lines) {
        return Collections.unmodifiableList(new ArrayList<>(lines));
    }

    /** @param scene the scene that is rendered, relative to the workspace */
    static AssetFindings of(AssetReport report, String scene) {
        List<AssetFinding> missing = report.in(State.MISSING);
        List<AssetFinding> required =
                missing.stream().filter(AssetFinding::missingRequired).toList();
        List<AssetFinding> outside = report.in(State.OUTSIDE);
        List<AssetFinding> outsideRequired =
                outside.stream().filter(AssetFinding::missingRequired).toList();
        List<AssetFinding> elsewhere = report.in(State.ELSEWHERE);
        List<AssetFinding> unreachable =
                report.findings().stream().filter(AssetFinding::unreachable).toList();
        return new AssetFindings(
                report.findings().size(),
                elsewhere.size(),
                report.in(State.EXCLUDED).size(),
                outside.size(),
                outsideRequired.size(),
                missing.size(),
                required.size(),
                unreachable.size(),
                first(outsideRequired.isEmpty() ? outside : outsideRequired),
                first(required.isEmpty() ? missing : required),
                elsewhere.stream()
                        .limit(MAX_LISTED)
                        .map(finding -> finding + ": " + finding.files().get(0).name())
                        .toList(),
                first(unreachable),
                outsideRequired.isEmpty() ? "" : outsideRequired.get(0).outside(),
                report.unreadable().stream()
                        .filter(unreadable -> !unreadable.startsWith(scene + ": "))
                        .limit(MAX_LISTED)
                        .toList(),
                caches(missing));
    }

    private static Names caches(List<AssetFinding> missing) {
        Names caches = Names.NONE;
        for (AssetFinding finding : missing) {
            if (finding.reference().kind() == Kind.CACHE && finding.reference().extent() == Extent.FOLDER) {
                String objects =
                        finding.nodes().stream().map(AssetFindings::withoutCode).collect(Collectors.joining(", "));
                caches = caches.with("%s of %s".formatted(finding.reference().path(), objects));
            }
        }
        return caches;
    }

    /** Names of Blender start with a code of two letters, such as {@code OB}. */
    private static String withoutCode(String node) {
        return node.startsWith("OB") ? node.substring(2) : node;
    }

    /** Returns the findings of an agent with all texts limited in number, and in length by {@code text}. */
    public AssetFindings limited(UnaryOperator<String> text) {
        UnaryOperator<List<String>> few =
                texts -> texts.stream().limit(MAX_LISTED).map(text).collect(Collectors.toCollection(ArrayList::new));
        return new AssetFindings(
                references,
                elsewhere,
                excluded,
                outside,
                outsideRequired,
                missing,
                missingRequired,
                unreachable,
                few.apply(firstOutside),
                few.apply(firstMissing),
                few.apply(firstElsewhere),
                few.apply(firstUnreachable),
                text.apply(outsideFolder),
                few.apply(unreadable),
                missingCaches.limited(text));
    }

    /** Returns whether at least one file is listed for each result that has any. */
    public boolean isComplete() {
        return isListed(Math.max(outside, outsideRequired), firstOutside)
                && isListed(Math.max(missing, missingRequired), firstMissing)
                && isListed(elsewhere, firstElsewhere)
                && isListed(unreachable, firstUnreachable);
    }

    private static boolean isListed(int count, List<String> first) {
        return count <= 0 || !first.isEmpty();
    }

    private static List<String> first(List<AssetFinding> findings) {
        return findings.stream().limit(MAX_LISTED).map(AssetFinding::toString).toList();
    }
}
