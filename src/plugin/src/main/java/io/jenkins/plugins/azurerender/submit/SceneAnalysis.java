package io.jenkins.plugins.azurerender.submit;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.assets.AssetTotals;
import io.jenkins.plugins.azurerender.assets.CountAssets;
import io.jenkins.plugins.azurerender.assets.FindAssets;
import io.jenkins.plugins.azurerender.assets.FindScene;
import io.jenkins.plugins.azurerender.assets.FoundAssets;
import io.jenkins.plugins.azurerender.assets.ProjectFiles;
import io.jenkins.plugins.azurerender.jenkins.AgentCalls;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.preflight.PreflightInput;
import io.jenkins.plugins.azurerender.render.NodeAssets;
import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The scene and the files it needs, read once on the agent. The agent keeps the list of files until {@link #close}.
 *
 * @param found empty when the scene is not in the workspace but in the project
 */
record SceneAnalysis(StepWorkspace step, FilePath folder, ProjectFiles project, Optional<FoundAssets> found)
        implements AutoCloseable {

    /** Time limit of one search or count on the agent: large folders on slow shares take hours. */
    static final Duration SCAN = Duration.ofHours(6);

    /**
     * Reads the scene and finds its files on the agent.
     *
     * @param scene path of the scene file
     * @param id of the render, for a unique folder name
     */
    static SceneAnalysis of(SubmitRequest request, String scene, StepWorkspace step, String id)
            throws IOException, InterruptedException {
        FilePath workspace = step.root();
        FilePath folder = AssetUploader.tempFolder(workspace).child(id + "-assets");
        if (request.upload().isNone()) {
            return new SceneAnalysis(
                    step,
                    folder,
                    ProjectFiles.stored(
                            step.directory(), scene, request.upload().folder()),
                    Optional.empty());
        }
        ProjectFiles project = AgentAnswers.checked(
                AgentCalls.act(
                        workspace,
                        new FindScene(step.directory(), scene, request.upload().folder()),
                        SCAN),
                scene);
        FindAssets find = new FindAssets(
                project, request.assetOptions(step.directory()), folder.getRemote(), request.sceneName());
        FoundAssets found = AgentAnswers.checked(AgentCalls.act(workspace, find, SCAN), project);
        return new SceneAnalysis(step, folder, project, Optional.of(found));
    }

    /** Reports the files that the scene references, in the log and as build artifacts. */
    void report(Run<?, ?> run, String id, TaskListener listener) throws IOException, InterruptedException {
        if (found.isPresent()) {
            new AssetSearchLog(run, new RenderLog(listener)).report(found.get(), folder, id, listener);
        }
    }

    /** The facts for the preflight of the upload. */
    PreflightInput preflight(SubmitRequest request) {
        return new PreflightInput(
                Optional.empty(),
                found.map(FoundAssets::scene),
                found.map(FoundAssets::findings),
                found.map(FoundAssets::unusable),
                request.staging().assets() == NodeAssets.DOWNLOAD // others have all files of the project
                        ? found.map(FoundAssets::missingFiles).orElse(List.of())
                        : List.of(),
                Optional.empty(),
                request.tasks().variables(),
                !request.upload().onlyWarns(),
                step.directory());
    }

    /** Mappings for files that were found at other paths than the scene references. */
    PathMap moved() {
        return found.map(FoundAssets::paths).orElse(PathMap.NONE);
    }

    /**
     * Number and size of the files to upload.
     *
     * @param contents whether to hash the files' contents for a fingerprint
     */
    AssetTotals totals(boolean contents) throws IOException, InterruptedException {
        CountAssets count = new CountAssets(
                folder.getRemote(), project.scene(), contents ? AssetUploader.hashes(step.root()) : null);
        return AgentAnswers.checked(AgentCalls.act(step.root(), count, SCAN));
    }

    @Override
    public void close() throws IOException {
        AgentCalls.deleteTemporary(folder);
    }
}
