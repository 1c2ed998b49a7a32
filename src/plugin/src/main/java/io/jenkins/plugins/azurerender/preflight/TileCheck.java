package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneDetails.Trait;
import java.util.List;
import java.util.Locale;

/** Finds settings of a scene that cannot be rendered in tiles. The setup script on the node checks the same. */
final class TileCheck implements Check {

    private static final String SEAMS =
            "%s causes visible seams between tiles: disable it in the scene, or remove tiles.";

    @Override
    public void check(PreflightInput input, Findings findings) {
        if (input.plan().isPresent() && input.scene().isPresent()) {
            RenderPlan plan = input.plan().get();
            Scene scene = input.scene().get();
            if (plan.layout().tiles().count() > 1 && scene.application() == Application.BLENDER) {
                check(plan, scene, findings);
            }
        }
    }

    private static void check(RenderPlan plan, Scene scene, Findings findings) {
        String engine = Engine.of(plan, scene);
        List<Trait> traits = scene.details().traits();
        if (!engine.isEmpty() && !engine.equals("CYCLES")) {
            findings.error(
                    "Tiles are supported only for Cycles, but the scene uses %s: remove tiles.".formatted(engine));
        } else if (traits.contains(Trait.DENOISING)) {
            findings.error(String.format(Locale.ROOT, SEAMS, "Denoising"));
        }
        if (traits.contains(Trait.COMPOSITING)) {
            findings.error(String.format(Locale.ROOT, SEAMS, "Compositing"));
        }
        if (traits.contains(Trait.REGION) || traits.contains(Trait.CROPPED_REGION)) {
            findings.error(
                    "Tiles cannot be combined with a render region: disable the region in the scene, or remove tiles.");
        }
    }
}
