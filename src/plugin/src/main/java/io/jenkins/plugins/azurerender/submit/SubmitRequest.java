package io.jenkins.plugins.azurerender.submit;

import hudson.Util;
import io.jenkins.plugins.azurerender.assets.AssetOptions;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.NodeAssets;
import io.jenkins.plugins.azurerender.settings.BlenderChoice;
import io.jenkins.plugins.azurerender.settings.PathMapping;
import java.io.Serializable;

/**
 * An immutable, validated request to submit a render. It is saved with a running Pipeline and validated again when it is
 * loaded, so the constructors check only the values themselves, which do not depend on files or Azure.
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

    /** @throws InvalidRequestException when options contradict each other, or no plan can be made of them */
    public SubmitRequest {
        if (upload.isNone() && (plan.dryRun() || plan.skipUnchanged())) {
            throw new InvalidRequestException(
                    "upload: 'none' does not read the workspace, so dryRun and skipUnchanged are not possible: remove them or upload.");
        }
        if (!upload.isOnly()) {
            settings(scene, tasks, render, scene.path(), SceneDefaults.UNREAD).plan();
            if (scene.frames() != null && !scene.onlyFailedFrames()) {
                tasks.scoutFrames().check(FrameRange.parse(scene.frames()));
            }
        }
    }

    /** Returns the request for a part of the frames. */
    SubmitRequest withFrames(String range) {
        return new SubmitRequest(
                scene.withFrames(range),
                limits,
                tasks.within(FrameRange.parse(range)),
                pool,
                upload,
                plan,
                staging,
                render);
    }

    /** Returns the request with the folders of path mappings relative to the workspace, not to the current directory. */
    SubmitRequest in(String directory) {
        return directory.isEmpty()
                ? this
                : new SubmitRequest(scene, limits, tasks, pool, upload, plan, staging, render.in(directory));
    }

    SubmitRequest withHours(int hours) {
        return new SubmitRequest(scene, limits.withHours(hours), tasks, pool, upload, plan, staging, render);
    }

    /**
     * The settings of the render, with the scene's values for options that are not set.
     *
     * @param path of the scene file in the project
     */
    RenderSettings settings(String path, SceneDefaults defaults) {
        return settings(scene, tasks, render, path, defaults);
    }

    private static RenderSettings settings(
            SceneOptions scene, TaskOptions tasks, RenderOptions render, String path, SceneDefaults defaults) {
        String output = defaults.output(scene.output());
        return new RenderSettings(
                        path,
                        // Failed frames are looked up when the build's records can be read.
                        defaults.frames(scene.onlyFailedFrames() ? null : scene.frames()),
                        scene.output() == null ? RenderSettings.fit(output, path, render.renderer()) : output,
                        defaults.format(scene))
                .inTasks(tasks.chunk(), tasks.order())
                .inTiles(tasks.tiles())
                .withScouts(tasks.scouts(), tasks.validateScouts())
                .then(render.then())
                .by(render.renderer())
                .named(render.name())
                .withPaths(render.pathMap());
    }

    /** Name of the scene in the scene file; empty for the active one. */
    String sceneName() {
        return render.renderer() instanceof BlenderChoice blender ? Util.fixNull(blender.getSceneName()) : "";
    }

    /** @param directory the current directory of the step, relative to the workspace */
    AssetOptions assetOptions(String directory) {
        return new AssetOptions(
                directory,
                upload.includes(),
                upload.excludes(),
                upload.searchPaths(),
                PathMapping.toMap(render.pathMap()),
                tasks.variables());
    }

    /** Whether the assets are only on a mount, not in the project's container. */
    boolean findsAssetsOnMount() {
        return staging.assets() == NodeAssets.MOUNT && upload.isNone();
    }
}
