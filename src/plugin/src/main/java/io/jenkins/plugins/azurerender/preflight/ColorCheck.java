package io.jenkins.plugins.azurerender.preflight;

/** Finds a color configuration in the environment that is not uploaded. */
final class ColorCheck implements Check {

    @Override
    public void check(PreflightInput input, Findings findings) {
        input.missingFiles()
                .forEach(file -> findings.error(
                        "The OpenColorIO configuration '%s' is not among the uploaded files: correct OCIO in environment, or add its folder to includes."
                                .formatted(file)));
    }
}
