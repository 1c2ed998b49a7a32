package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.scene.Requirements;

/** Finds scripts of a .blend file that do not run, and nodes of add-ons that are off. */
final class ScriptCheck implements Check {

    @Override
    public void check(PreflightInput input, Findings findings) {
        if (input.plan().isPresent() && input.scene().isPresent()) {
            check(input.plan().get().renderer(), input.scene().get().requirements(), findings);
        }
    }

    private static void check(Renderer renderer, Requirements required, Findings findings) {
        if (!renderer.runsScripts() && !required.drivers().isEmpty()) {
            findings.warning("drivers of the scene need allowScripts: true, and frames are wrong without (%s)"
                    .formatted(required.drivers()));
        }
        if (!renderer.runsScripts() && !required.scripts().isEmpty()) {
            findings.warning("texts of the scene that run when it is opened need allowScripts: true (%s)"
                    .formatted(required.scripts()));
        }
        if (!renderer.usesAddOns() && !required.nodeTypes().isEmpty()) {
            findings.warning(
                    "the scene has nodes that are not part of Blender: enable their add-ons with arguments: ['--addons', '...'] (%s)"
                            .formatted(required.nodeTypes()));
        }
    }
}
