package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneDetails.Trait;
import java.util.regex.Pattern;

/** Warns of settings of the scene that often cause wrong frames. */
final class SceneCheck implements Check {

    private static final Pattern OLD_BLENDER = Pattern.compile("1\\..*|2\\.[0-7]\\d?");

    @Override
    public void check(PreflightInput input, Findings findings) {
        if (input.plan().isPresent() && input.scene().isPresent()) {
            check(input.plan().get(), input.scene().get(), findings);
        }
    }

    private static void check(RenderPlan plan, Scene scene, Findings findings) {
        if (scene.application() == Application.BLENDER) {
            if (OLD_BLENDER.matcher(scene.version()).matches()) {
                findings.warning("the scene was saved by Blender %s: Blender 2.80 and later may render it differently"
                        .formatted(scene.version()));
            }
            // Nothing is known about a scene that is linked from a library.
            boolean known = scene.details().isComplete() || scene.frames() != null;
            boolean needed = known && !scene.details().traits().contains(Trait.NO_CAMERA_NEEDED);
            if (needed
                    && scene.camera().isEmpty()
                    && plan.renderer().options().camera().isEmpty()) {
                findings.warning("the scene has no active camera");
            }
        }
        String warning = plan.renderer().warning(scene.renderer());
        if (!warning.isEmpty()) {
            findings.warning(warning);
        }
    }
}
