package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.engines.Blender;
import io.jenkins.plugins.azurerender.scene.Scene;

/** The render engine of a Blender scene. */
final class Engine {

    private Engine() {}

    /** Returns the engine of the step, or else of the scene; empty if it is not a render by Blender. */
    static String of(RenderPlan plan, Scene scene) {
        return plan.renderer() instanceof Blender blender
                ? blender.engine().isEmpty() ? scene.renderer() : blender.engine()
                : "";
    }
}
