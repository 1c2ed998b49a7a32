package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Resolution;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Describes a scene in one log line, and lists warnings about it. */
final class SceneSummary {

    private static final Pattern OLD_BLENDER = Pattern.compile("1\\..*|2\\.[0-7]\\d?");

    private SceneSummary() {}

    /** Such as {@code Blender 4.2, CYCLES, frames 1-24, 1920x1080, camera Camera}. */
    static String line(Scene scene) {
        List<String> parts = new ArrayList<>();
        parts.add((scene.application() + " " + scene.version()).strip());
        if (!scene.renderer().isEmpty()) {
            parts.add(scene.renderer());
        }
        SceneFrames frames = scene.frames();
        if (frames != null) {
            parts.add("frames %s-%s%s"
                    .formatted(frames.first(), frames.last(), frames.step() == 1 ? "" : "x" + frames.step()));
        }
        Resolution resolution = scene.resolution();
        if (resolution != null) {
            parts.add(resolution.width() + "x" + resolution.height());
        }
        if (!scene.camera().isEmpty()) {
            parts.add("camera " + scene.camera());
        }
        return String.join(", ", parts);
    }

    /** Warnings about the scene; the plan's renderer adds those about the renderer of the scene. */
    static List<String> warnings(Scene scene) {
        List<String> warnings = new ArrayList<>();
        if (scene.application() == Application.BLENDER
                && OLD_BLENDER.matcher(scene.version()).matches()) {
            warnings.add("the scene was saved by Blender %s: Blender 2.80 and later may render it differently"
                    .formatted(scene.version()));
        }
        if (scene.camera().isEmpty() && scene.application() == Application.BLENDER) {
            warnings.add("the scene has no active camera");
        }
        warnings.addAll(scene.notes());
        return warnings;
    }
}
