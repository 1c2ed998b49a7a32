package io.jenkins.plugins.azurerender.assets;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.assets.search.AssetReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import jenkins.MasterToSlaveFileCallable;

/**
 * Reads a scene and selects the files it needs, on the agent, where the selection and the report are saved. Each scene
 * is read once.
 */
public final class FindAssets extends MasterToSlaveFileCallable<FoundAssets> {

    private static final long serialVersionUID = 1L;

    /** Paths that are absolute, contain variables, or are not files. */
    private static final Pattern ELSEWHERE = Pattern.compile("[/\\\\]|[A-Za-z][A-Za-z0-9+.-]*:|[$%~]");

    private final ProjectFiles project;
    private final AssetOptions options;
    private final String folder;
    private final String sceneName;

    /**
     * @param folder on the agent, for the selection and the report
     * @param sceneName name of the scene in its file; empty for the active one
     */
    public FindAssets(ProjectFiles project, AssetOptions options, String folder, String sceneName) {
        this.sceneName = sceneName;
        this.project = project;
        this.options = options;
        this.folder = folder;
    }

    @Override
    public FoundAssets invoke(File workspace, VirtualChannel channel) throws IOException {
        Path root = workspace.toPath().toRealPath();
        AssetSelector selector = new AssetSelector(root, project, options);
        selector.addFolders();
        FileSceneSource scenes = new FileSceneSource(root.resolve(project.scene()), sceneName);
        AssetReport report = selector.addReferences(scenes);
        UnusableFiles unusable = FileInspection.of(selector.selection(), project.scene(), report.findings());
        Path target = Path.of(folder);
        if (!report.findings().isEmpty()) {
            AssetReportFiles.write(report, target);
        }
        selector.selection().save(target);
        return new FoundAssets(
                scenes.scene(),
                scenes.unreadable(),
                selector.selection().prefixes(project.scene()),
                AssetFindings.of(report, project.scene()),
                unusable,
                missingColorConfiguration(selector.selection()),
                report.paths());
    }

    /** Returns the file in the variable OCIO if it is relative to the project and not uploaded. */
    private List<String> missingColorConfiguration(Selection selection) {
        String file = options.variables().getOrDefault("OCIO", "");
        if (file.isBlank() || ELSEWHERE.matcher(file).lookingAt()) {
            return List.of();
        }
        String name = Path.of("/" + file.replace('\\', '/'))
                .normalize()
                .toString()
                .replace('\\', '/')
                .substring(1);
        return selection.names().contains(name) ? List.of() : List.of(file);
    }
}
