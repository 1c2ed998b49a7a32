package io.jenkins.plugins.azurerender.preflight;

/** Finds layers whose frames would be written to an unexpected folder. */
final class LayerCheck implements Check {

    @Override
    public void check(PreflightInput input, Findings findings) {
        if (input.plan().isPresent() && input.scene().isPresent()) {
            input.plan()
                    .get()
                    .renderer()
                    .layerProblem(input.scene().get().layers())
                    .ifPresent(findings::error);
        }
    }
}
