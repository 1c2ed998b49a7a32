package io.jenkins.plugins.azurerender.assets;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.assets.search.AssetReport;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReaders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jenkins.MasterToSlaveFileCallable;

/** Chooses the files that a scene needs, on the agent, and leaves list and report of them there. */
public final class FindAssets extends MasterToSlaveFileCallable<FoundAssets> {

    private static final long serialVersionUID = 1L;

    private final ProjectFiles project;
    private final AssetOptions options;
    private final String folder;

    /** @param folder on the agent, for list and report */
    public FindAssets(ProjectFiles project, AssetOptions options, String folder) {
        this.project = project;
        this.options = options;
        this.folder = folder;
    }

    @Override
    public FoundAssets invoke(File workspace, VirtualChannel channel) throws IOException {
        Path root = workspace.toPath().toRealPath();
        AssetSelector selector = new AssetSelector(root, project, options);
        selector.addFolders();
        AssetReport report = selector.addReferences(FindAssets::read);
        Path target = Path.of(folder);
        if (!report.findings().isEmpty()) {
            AssetReportFiles.write(report, target);
        }
        selector.selection().save(target);
        return new FoundAssets(
                selector.selection().prefixes(project.scene()),
                AssetFindings.of(report, project.scene()),
                report.moved());
    }

    private static Optional<Scene> read(Path file) throws IOException {
        return SceneReaders.reads(file) ? Optional.of(SceneReaders.of(file).read(file)) : Optional.empty();
    }
}
