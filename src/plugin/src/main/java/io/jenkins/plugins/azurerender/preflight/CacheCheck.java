package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.scene.Requirements.Names;

/** Finds simulations whose baked caches are not uploaded: each node would render one frame without those before it. */
final class CacheCheck implements Check {

    @Override
    public void check(PreflightInput input, Findings findings) {
        input.assets().ifPresent(assets -> {
            Names caches = assets.missingCaches();
            if (!caches.isEmpty()) {
                findings.warning(
                        "simulations have no baked cache, so frames may be wrong: bake them, and put the folders into the workspace (%s)"
                                .formatted(caches));
            }
        });
    }
}
