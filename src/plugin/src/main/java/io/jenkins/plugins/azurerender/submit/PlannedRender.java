package io.jenkins.plugins.azurerender.submit;

import hudson.FilePath;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.scene.Scene;
import java.io.IOException;

/** The request, with all that the scene says: known before anything is asked of Azure. */
record PlannedRender(RenderSettings settings, RenderPlan plan) {

    static PlannedRender of(SubmitRequest request, SceneAnalysis survey, FilePath workspace, RenderLog log)
            throws IOException, InterruptedException {
        SceneDefaults facts = SceneDefaults.of(survey, log);
        RenderSettings settings = request.settings(
                        asked(request).sceneAt(survey.project().scene()), facts)
                .withMoved(survey.moved())
                .withLogPatterns(
                        LogPatternsFile.read(workspace, request.render().logPatterns()));
        facts.report(request.scene(), log);
        RenderPlan plan = settings.plan();
        if (facts.scene().isPresent()) {
            Scene scene = facts.scene().get();
            plan.renderer().checkLayers(scene.layers());
            String warning = plan.renderer().warning(scene.renderer());
            if (!warning.isEmpty()) {
                log.line("scene", "warning: " + warning);
            }
        }
        return new PlannedRender(settings, plan);
    }

    /** The file of the scene, or of several that of the first frame. */
    static String scene(SubmitRequest request) {
        RenderPlan asked = asked(request);
        return asked.sceneFile(asked.frames().first());
    }

    /** As far as it is known before the scene is read. */
    private static RenderPlan asked(SubmitRequest request) {
        return request.settings(request.scene().path(), SceneDefaults.UNREAD).plan();
    }
}
