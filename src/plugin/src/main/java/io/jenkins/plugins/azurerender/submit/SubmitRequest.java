package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.assets.AssetOptions;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.NodeAssets;
import io.jenkins.plugins.azurerender.settings.PathMapping;
import java.io.Serializable;

/**
 * A validated request to submit a render. It never changes: what is decided later makes a new request. It is saved with a
 * running Pipeline, so the constructors check only the values themselves, which must still be valid after a restart.
 */
public record SubmitRequest(
        SceneOptions scene,
        JobLimits limits,
        TaskOptions tasks,
        PoolOptions pool,
        UploadOptions upload,
        PlanOptions plan,
        StagingOptions staging,
        RenderOptions render)
        implements Serializable {

    /** @throws InvalidRequestException when options contradict each other, or make no plan */
    public SubmitRequest {
        if (upload.isNone() && (plan.dryRun() || plan.skipUnchanged())) {
            throw new InvalidRequestException(
                    "upload: 'none' does not read the workspace, so dryRun and skipUnchanged are not possible: remove them or upload.");
        }
        if (!upload.isOnly()) {
            settings(scene, tasks, render, scene.path(), SceneDefaults.UNREAD).plan();
        }
    }

    SubmitRequest withFrames(String range) {
        return new SubmitRequest(scene.withFrames(range), limits, tasks, pool, upload, plan, staging, render);
    }

    /**
     * What is rendered, with the scene's own values for the options that are not set.
     *
     * @param path of the scene file in the project
     */
    RenderSettings settings(String path, SceneDefaults facts) {
        return settings(scene, tasks, render, path, facts);
    }

    private static RenderSettings settings(
            SceneOptions scene, TaskOptions tasks, RenderOptions render, String path, SceneDefaults facts) {
        String output = facts.output(scene.output());
        return new RenderSettings(
                        path,
                        // Failed frames are looked up when the build's records can be read.
                        facts.frames(scene.onlyFailedFrames() ? null : scene.frames()),
                        scene.output() == null ? RenderSettings.fit(output, path, render.renderer()) : output,
                        facts.format(scene.format()))
                .inTasks(tasks.chunk(), tasks.order())
                .inTiles(tasks.tiles())
                .then(render.then())
                .by(render.renderer())
                .withPaths(render.pathMap());
    }

    AssetOptions assetOptions() {
        return new AssetOptions(
                upload.includes(),
                upload.excludes(),
                upload.searchPaths(),
                PathMapping.toMap(render.pathMap()),
                tasks.variables());
    }

    /** Whether the assets are on a file system that storage does not know. */
    boolean findsAssetsOnMount() {
        return staging.assets() == NodeAssets.MOUNT && upload.isNone();
    }
}
