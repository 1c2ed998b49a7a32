package io.jenkins.plugins.azurerender.record;

import hudson.AbortException;
import hudson.model.Cause;
import hudson.model.Run;
import java.util.Optional;
import java.util.Set;

/** Finds the build that a build restarts, with <em>Restart from Stage</em> or as a replay. */
final class RestartedBuild {

    /** Causes of plugins that need not be installed. Both have {@code getOriginal()}, but no common type. */
    private static final Set<String> CAUSES = Set.of(
            "org.jenkinsci.plugins.pipeline.modeldefinition.causes.RestartDeclarativePipelineCause",
            "org.jenkinsci.plugins.workflow.cps.replay.ReplayCause");

    private RestartedBuild() {}

    /**
     * Returns the build that a build restarts; empty if it is an ordinary build.
     *
     * @throws AbortException when that build was deleted
     */
    static Optional<Run<?, ?>> of(Run<?, ?> run) throws AbortException {
        for (Cause cause : run.getCauses()) {
            if (CAUSES.contains(cause.getClass().getName())) {
                Run<?, ?> original = original(cause);
                if (original == null) {
                    throw new AbortException(
                            "No render was submitted in this build, and the build that it restarts was deleted (%s): start the whole Pipeline."
                                    .formatted(cause.getShortDescription()));
                }
                return Optional.of(original);
            }
        }
        return Optional.empty();
    }

    /** Whether a build restarts another one. */
    static boolean isRestart(Run<?, ?> run) {
        return run.getCauses().stream()
                .anyMatch(cause -> CAUSES.contains(cause.getClass().getName()));
    }

    private static Run<?, ?> original(Cause cause) {
        try {
            return (Run<?, ?>) cause.getClass().getMethod("getOriginal").invoke(cause);
        } catch (ReflectiveOperationException x) {
            throw new IllegalStateException(x); // a version of the plugin without this method
        }
    }
}
