package io.jenkins.plugins.azurerender.steps;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A scene in a line of the log, and what should worry whoever renders it. */
final class SceneSummary {

    private static final Set<String> BLENDER_RENDERERS =
            Set.of("CYCLES", "BLENDER_EEVEE", "BLENDER_EEVEE_NEXT", "BLENDER_WORKBENCH");

    private SceneSummary() {}

    /** Such as {@code Blender 4.2, CYCLES, frames 1-24, 1920x1080, camera Camera}. */
    static String line(Scene scene) {
        List<String> parts = new ArrayList<>();
        parts.add((scene.application() + " " + scene.version()).strip());
        if (!scene.renderer().isEmpty()) {
            parts.add(scene.renderer());
        }
        if (scene.frames() != null) {
            SceneFrames frames = scene.frames();
            parts.add("frames %d-%d%s"
                    .formatted(frames.first(), frames.last(), frames.step() == 1 ? "" : "x" + frames.step()));
        }
        if (scene.resolution() != null) {
            parts.add(scene.resolution().width() + "x" + scene.resolution().height());
        }
        if (!scene.camera().isEmpty()) {
            parts.add("camera " + scene.camera());
        }
        return String.join(", ", parts);
    }

    /** A sentence for each. */
    static List<String> warnings(Scene scene) {
        List<String> warnings = new ArrayList<>();
        if (scene.application() == Application.BLENDER) {
            if (!scene.renderer().isEmpty() && !BLENDER_RENDERERS.contains(scene.renderer())) {
                warnings.add(
                        "the scene renders with %s, which is not among the renderers that come with Blender: its nodes need it installed"
                                .formatted(scene.renderer()));
            }
            if (scene.version().startsWith("1.") || scene.version().matches("2\\.[0-7]\\d?")) {
                warnings.add(
                        "the scene was saved by Blender %s: Blender 2.80 and later open it, but may render it differently"
                                .formatted(scene.version()));
            }
        }
        if (scene.camera().isEmpty() && scene.application() == Application.BLENDER) {
            warnings.add("the scene has no camera that renders");
        }
        warnings.addAll(scene.untold());
        return warnings;
    }
}
