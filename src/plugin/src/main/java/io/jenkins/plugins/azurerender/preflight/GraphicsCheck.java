package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.settings.VmSize;
import java.util.Optional;
import java.util.Set;

/** Warns of renders that need a GPU, on nodes without one. */
final class GraphicsCheck implements Check {

    private static final Set<String> CPU = Set.of("", "CPU");

    @Override
    public void check(PreflightInput input, Findings findings) {
        Optional<String> size = input.nodes().map(NodeFacts::vmSize).filter(VmSize::hasNoGraphics);
        if (size.isEmpty() || input.plan().isEmpty()) {
            return;
        }
        RenderPlan plan = input.plan().get();
        String device = plan.renderer().device();
        if (!CPU.contains(device)) {
            findings.warning(
                    "the device is %s, but the VM size %s has no GPU: choose a size with a GPU, such as Standard_NC4as_T4_v3, or remove device"
                            .formatted(device, size.get()));
        }
        String engine = input.scene().map(scene -> Engine.of(plan, scene)).orElse("");
        if (engine.startsWith("BLENDER_EEVEE")) {
            findings.warning(
                    "EEVEE needs graphics, but the VM size %s has no GPU: choose a size with a GPU or an image with a display, or set engine to 'CYCLES'"
                            .formatted(size.get()));
        }
    }
}
