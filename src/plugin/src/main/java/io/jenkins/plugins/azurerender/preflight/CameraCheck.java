package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Scene;
import java.util.List;
import java.util.stream.Collectors;

/** Finds a camera option that the scene does not have. */
final class CameraCheck implements Check {

    private static final int MAX_LISTED = 20;

    @Override
    public void check(PreflightInput input, Findings findings) {
        if (input.plan().isPresent() && input.scene().isPresent()) {
            check(input.plan().get().renderer(), input.scene().get(), findings);
        }
    }

    private static void check(Renderer renderer, Scene scene, Findings findings) {
        String camera = renderer.options().camera();
        List<String> cameras = scene.cameras();
        if (scene.application() == Application.BLENDER
                && !camera.isEmpty()
                && !cameras.isEmpty()
                && !cameras.contains(camera)) {
            findings.error("The scene has no camera '%s': choose one of %s."
                    .formatted(
                            camera, cameras.stream().sorted().limit(MAX_LISTED).collect(Collectors.joining(", "))));
        }
    }
}
