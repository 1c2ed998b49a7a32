package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.render.RendererOptions;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneDetails.Trait;
import java.util.List;

/** Warns of a render region, which is often left from a test. */
final class RegionCheck implements Check {

    @Override
    public void check(PreflightInput input, Findings findings) {
        if (input.plan().isPresent() && input.scene().isPresent()) {
            check(input.plan().get().renderer().options(), input.scene().get(), findings);
        }
    }

    private static void check(RendererOptions options, Scene scene, Findings findings) {
        List<Trait> traits = scene.details().traits();
        if (traits.contains(Trait.CROPPED_REGION)) {
            findings.warning(
                    options.hasSize()
                            ? "the scene renders only a region and crops frames to it, so that they are smaller than %sx%s: disable the region in the scene for whole frames"
                                    .formatted(options.width(), options.height())
                            : "the scene renders only a region and crops frames to it: disable the region in the scene for whole frames");
        } else if (traits.contains(Trait.REGION)) {
            findings.warning(
                    "the scene renders only a region, and the rest of each frame is empty: disable the region in the scene for whole frames");
        }
    }
}
