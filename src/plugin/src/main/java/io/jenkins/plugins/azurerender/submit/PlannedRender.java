package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.preflight.NodeFacts;
import io.jenkins.plugins.azurerender.preflight.PreflightInput;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import java.io.IOException;

/** The settings and plan of a render, completed with the defaults of its scene. Sends no request to Azure. */
record PlannedRender(RenderSettings settings, RenderPlan plan) {

    static PlannedRender of(SubmitRequest request, SceneAnalysis analysis, StepWorkspace workspace, RenderLog log)
            throws IOException, InterruptedException {
        SceneDefaults defaults = SceneDefaults.of(analysis, log);
        RenderSettings settings = request.settings(
                        preliminary(request).sceneAt(analysis.project().scene()), defaults)
                .withMoved(analysis.moved())
                .withLogPatterns(
                        LogPatternsFile.read(workspace, request.render().logPatterns()));
        defaults.report(request.scene(), log);
        RenderPlan plan = settings.plan();
        plan.layout().scouts().check(plan.frames());
        return new PlannedRender(settings, plan);
    }

    /**
     * The facts for the preflight.
     *
     * @param pool configuration of the auto pool; without a VM size for another pool, which is not known yet
     */
    PreflightInput preflight(SubmitRequest request, SceneAnalysis analysis, PoolSpec pool) {
        PreflightInput input = analysis.preflight(request).of(plan);
        return pool.vmSize() == null
                ? input
                : input.on(new NodeFacts(
                        pool.vmSize(),
                        pool.node().imageName().toString(),
                        pool.node().setup().applications()));
    }

    /** The scene file; of a scene with one file per frame, that of the first frame. */
    static String scene(SubmitRequest request) {
        RenderPlan plan = preliminary(request);
        return plan.sceneFile(plan.frames().first());
    }

    /** The plan without the defaults of the scene, which has not been read yet. */
    private static RenderPlan preliminary(SubmitRequest request) {
        return request.settings(request.scene().path(), SceneDefaults.UNREAD).plan();
    }
}
