package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.assets.AssetTotals;
import io.jenkins.plugins.azurerender.assets.CountAssets;
import io.jenkins.plugins.azurerender.assets.FindAssets;
import io.jenkins.plugins.azurerender.assets.FindScene;
import io.jenkins.plugins.azurerender.assets.FoundAssets;
import io.jenkins.plugins.azurerender.assets.ProjectFiles;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.IOException;
import java.util.Optional;

/**
 * What a scene in the workspace says and needs: looked at once on the agent, which keeps the list of files until
 * {@link #discard}.
 *
 * @param found empty when the scene is not in the workspace but in the project
 */
record SceneAnalysis(FilePath workspace, FilePath folder, ProjectFiles project, Optional<FoundAssets> found) {

    /**
     * Looks at what a step means.
     *
     * @param scene the file that is read
     * @param id of the render, for names of its own
     */
    static SceneAnalysis of(SubmitRequest request, String scene, FilePath workspace, String id)
            throws IOException, InterruptedException {
        FilePath folder = AssetUploader.place(workspace).child(id + "-assets");
        if (request.upload().isNone()) {
            return new SceneAnalysis(
                    workspace,
                    folder,
                    ProjectFiles.stored(scene, request.upload().folder()),
                    Optional.empty());
        }
        ProjectFiles project =
                workspace.act(new FindScene(scene, request.upload().folder()));
        FoundAssets found = workspace.act(new FindAssets(project, request.assetOptions(), folder.getRemote()));
        return new SceneAnalysis(workspace, folder, project, Optional.of(found));
    }

    /** Tells what became of the files that the scene refers to, in the log and as artifacts. */
    void report(Run<?, ?> run, String id, TaskListener listener) throws IOException, InterruptedException {
        if (found.isPresent()) {
            new AssetSearchLog(run, new RenderLog(listener)).report(found.get(), folder, id, listener);
        }
    }

    /** @throws AbortException when files are missing without which frames would be wrong, and the step wants them */
    void check(SubmitRequest request) throws AbortException {
        if (found.isPresent()) {
            AssetSearchLog.check(
                    found.get().findings(), request.upload().missingAssets() == UploadOptions.MissingAssets.WARN);
        }
    }

    /** Where files were found that the scene names by paths of another machine. */
    PathMap moved() {
        return found.map(FoundAssets::moved).orElse(PathMap.NONE);
    }

    /**
     * Counts what is to be brought.
     *
     * @param contents whether what is in the files matters too
     */
    AssetTotals stock(boolean contents) throws IOException, InterruptedException {
        return workspace.act(new CountAssets(folder.getRemote(), contents ? AssetUploader.hashes(workspace) : null));
    }

    void discard() throws IOException, InterruptedException {
        folder.deleteRecursive();
    }
}
