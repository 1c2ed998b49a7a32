package io.jenkins.plugins.azurerender.preflight;

/** A check of a planned render. It finds nothing when the facts that it needs are unknown. */
@FunctionalInterface
interface Check {

    void check(PreflightInput input, Findings findings);
}
