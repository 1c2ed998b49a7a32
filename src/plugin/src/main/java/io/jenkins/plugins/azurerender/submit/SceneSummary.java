package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.scene.Resolution;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import java.util.ArrayList;
import java.util.List;

/** Describes a scene in one log line. */
final class SceneSummary {

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
        int scenes = scene.details().scenes().size();
        if (scenes > 1) {
            parts.add("scene %s, one of %s".formatted(scene.details().name(), scenes));
        }
        if (!scene.camera().isEmpty()) {
            parts.add("camera " + scene.camera());
        }
        return String.join(", ", parts);
    }
}
