package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.assets.AssetTotals;
import io.jenkins.plugins.azurerender.assets.ChangedFiles;
import io.jenkins.plugins.azurerender.assets.FoundAssets;
import io.jenkins.plugins.azurerender.assets.ProjectFiles;
import io.jenkins.plugins.azurerender.assets.ProjectNames;
import io.jenkins.plugins.azurerender.assets.SyncReport;
import io.jenkins.plugins.azurerender.render.PathMap;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneDetails;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Validates the answers of agents, which may be compromised. Names are used in listings, downloads and {@code azcopy sync
 * --delete-destination} on nodes, so that an invalid name fails the step. Texts are truncated.
 */
final class AgentAnswers {

    private static final int MAX_TEXT = 2_000;
    private static final int MAX_NAMES = 1_000;
    private static final int MAX_FILES = 5;
    private static final int MAX_PATHS = 500;

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}|");

    private AgentAnswers() {}

    /**
     * The files of a scene, as {@link io.jenkins.plugins.azurerender.assets.FindScene} returns them.
     *
     * @param scene the path that was requested
     */
    static ProjectFiles checked(ProjectFiles files, String scene) throws AbortException {
        require(ProjectNames.isValid(files.scene()), "scene path", files.scene());
        require(
                files.folder() != null && (files.folder().isEmpty() || ProjectNames.isValid(files.folder())),
                "folder",
                files.folder());
        require(files.scene().startsWith(files.prefix()), "folder", files.folder());
        require(fileName(scene).equalsIgnoreCase(fileName(files.scene())), "scene path", files.scene());
        return files;
    }

    /** The assets of a scene, with all texts limited in length and number. */
    static FoundAssets checked(FoundAssets found, ProjectFiles files) throws AbortException {
        require(
                found.prefixes().size() <= FoundAssets.MAX_PREFIXES,
                "number of prefixes",
                found.prefixes().size());
        for (String prefix : found.prefixes()) {
            require(isPrefix(prefix), "prefix", prefix);
        }
        require(
                found.prefixes().stream().anyMatch(files.scene()::startsWith),
                "set of prefixes without the scene",
                found.prefixes().size());
        require(found.findings().isComplete(), "list of missing files", "");
        require(found.unusable().isComplete(), "list of unusable files", "");
        Scene scene = found.scene();
        return new FoundAssets(
                scene == null ? null : limited(scene),
                text(found.unreadable()),
                found.prefixes(),
                found.findings().limited(AgentAnswers::text),
                found.unusable().limited(AgentAnswers::text),
                texts(found.missingFiles().stream().limit(MAX_FILES).toList()),
                checked(found.paths()));
    }

    private static PathMap checked(PathMap paths) throws AbortException {
        int count = paths.mappings().size() + paths.folders().size();
        require(count <= MAX_PATHS, "number of path mappings", count);
        for (PathMap.Mapping mapping : paths.mappings()) {
            require(mapping != null, "path mapping", null); // its paths are checked by its constructor
        }
        for (String folder : paths.folders()) {
            require(folder != null && (folder.isEmpty() || ProjectNames.isValid(folder)), "folder", folder);
        }
        return paths;
    }

    static AssetTotals checked(AssetTotals totals) throws AbortException {
        require(totals.files() >= 0 && totals.bytes() >= 0, "size", totals.bytes());
        require(isFingerprint(totals.fingerprint()), "fingerprint", totals.fingerprint());
        ChangedFiles changed = totals.changed();
        require(changed.files().isComplete(), "list of changed files", "");
        return new AssetTotals(
                totals.files(),
                totals.bytes(),
                totals.fingerprint(),
                new ChangedFiles(changed.files().limited(AgentAnswers::text), changed.isScene()));
    }

    /**
     * The result of an upload.
     *
     * @param prefixes of the names of all files
     */
    static SyncReport checked(SyncReport report, Collection<String> prefixes) throws AbortException {
        require(
                report.files() >= 0
                        && report.bytes() >= 0
                        && report.sentFiles() >= 0 // more than all files when another build overwrote some
                        && report.sentBytes() >= 0,
                "size",
                report.bytes());
        require(isFingerprint(report.fingerprint()), "fingerprint", report.fingerprint());
        int unsent = report.unsent().size();
        require(unsent <= Math.min(SyncReport.MAX_UNSENT, report.files()), "number of files", unsent);
        require(new HashSet<>(report.unsent()).size() == unsent, "list of files", unsent);
        for (String name : report.unsent()) {
            require(ProjectNames.isValid(name) && prefixes.stream().anyMatch(name::startsWith), "file name", name);
        }
        return report;
    }

    private static Scene limited(Scene scene) {
        SceneDetails details = scene.details();
        boolean complete = Stream.of(scene.cameras(), details.otherCameras(), scene.layers(), details.disabledLayers())
                .allMatch(names -> names.size() <= MAX_NAMES);
        return new Scene(
                scene.application(),
                text(scene.version()),
                text(scene.renderer()),
                scene.frames(),
                scene.resolution(),
                text(scene.output()),
                text(scene.format()),
                text(scene.camera()),
                texts(scene.cameras()),
                texts(scene.layers()),
                List.of(),
                texts(scene.notes()),
                scene.requirements().limited(AgentAnswers::text),
                new SceneDetails(
                        text(details.name()),
                        details.scenes().size() > MAX_NAMES ? List.of() : texts(details.scenes()),
                        texts(details.otherCameras()),
                        texts(details.disabledLayers()),
                        details.isComplete() && complete,
                        details.traits().stream().distinct().toList()));
    }

    private static List<String> texts(List<String> texts) {
        return texts.stream().limit(MAX_NAMES).map(AgentAnswers::text).toList();
    }

    private static String text(String received) {
        return received == null ? "" : received.substring(0, Math.min(received.length(), MAX_TEXT));
    }

    /** Whether a prefix is empty, a name, or the name of a folder with a trailing slash. */
    private static boolean isPrefix(String prefix) {
        return prefix != null
                && (prefix.isEmpty()
                        || ProjectNames.isValid(
                                prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix));
    }

    private static boolean isFingerprint(String text) {
        return text != null && FINGERPRINT.matcher(text).matches();
    }

    private static String fileName(String path) {
        return path.substring(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
    }

    private static void require(boolean valid, String part, Object value) throws AbortException {
        if (!valid) {
            throw new AbortException(
                    "The agent returned an invalid %s, '%s'. Run the build on a different agent, and check who has access to this one."
                            .formatted(part, text(String.valueOf(value))));
        }
    }
}
