package io.jenkins.plugins.azurerender.submit;

import hudson.FilePath;
import io.jenkins.plugins.azurerender.assets.FindScene;
import io.jenkins.plugins.azurerender.assets.ProjectFiles;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.options.RenderSettings;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.scene.Scene;
import java.io.IOException;

/** What a step asks for, with all that the scene in the workspace says: known before anything is asked of Azure. */
record RenderDraft(ProjectFiles project, RenderSettings settings, RenderPlan plan) {

    static RenderDraft of(SubmitStep step, FilePath workspace, RenderLog log) throws IOException, InterruptedException {
        RenderPlan asked = step.settings(step.getScene(), SceneFacts.UNREAD).plan();
        ProjectFiles project =
                project(step, workspace, asked.sceneFile(asked.frames().first()));
        SceneFacts facts = AssetsStep.NONE.equals(step.getUpload())
                ? SceneFacts.untold(project.scene())
                : SceneFacts.read(workspace, project.scene(), log);
        RenderSettings settings = step.settings(asked.sceneAt(project.scene()), facts)
                .withLogPatterns(OwnLogPatterns.read(workspace, step.getLogPatterns()));
        facts.tell(step, log);
        RenderPlan plan = settings.plan();
        if (facts.scene().isPresent()) {
            Scene scene = facts.scene().get();
            plan.renderer().checkLayers(scene.layers());
            String warning = plan.renderer().warning(scene.renderer());
            if (!warning.isEmpty()) {
                log.line("scene", "warning: " + warning);
            }
        }
        return new RenderDraft(project, settings, plan);
    }

    /** Where scene and assets lie. */
    static ProjectFiles project(SubmitStep step, FilePath workspace, String scene)
            throws IOException, InterruptedException {
        return AssetsStep.NONE.equals(step.getUpload())
                ? ProjectFiles.stored(scene, step.getAssets())
                : workspace.act(new FindScene(scene, step.getAssets()));
    }
}
