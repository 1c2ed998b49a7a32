package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.assets.AssetFindings;
import io.jenkins.plugins.azurerender.assets.UnusableFiles;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.scene.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts about a render that the checks compare.
 *
 * @param plan empty when files are only uploaded
 * @param scene empty when it is not in the workspace or could not be read
 * @param assets empty when the workspace is not read
 * @param unusable empty when the workspace is not read
 * @param missingFiles files that options name, and that are not uploaded
 * @param nodes empty when the pool is not known yet, or not read
 * @param environment variables of all tasks
 * @param missingAssetsFail whether missing assets are an error
 * @param directory the current directory of the step, relative to the workspace
 */
public record PreflightInput(
        Optional<RenderPlan> plan,
        Optional<Scene> scene,
        Optional<AssetFindings> assets,
        Optional<UnusableFiles> unusable,
        List<String> missingFiles,
        Optional<NodeFacts> nodes,
        Map<String, String> environment,
        boolean missingAssetsFail,
        String directory) {

    public PreflightInput {
        environment = Map.copyOf(environment);
        missingFiles = List.copyOf(missingFiles);
    }

    /** Returns the facts together with the plan. */
    public PreflightInput of(RenderPlan planned) {
        return new PreflightInput(
                Optional.of(planned),
                scene,
                assets,
                unusable,
                missingFiles,
                nodes,
                environment,
                missingAssetsFail,
                directory);
    }

    /** Returns the facts together with those about the nodes. */
    public PreflightInput on(NodeFacts pool) {
        return new PreflightInput(
                plan,
                scene,
                assets,
                unusable,
                missingFiles,
                Optional.of(pool),
                environment,
                missingAssetsFail,
                directory);
    }
}
