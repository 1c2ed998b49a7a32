package io.jenkins.plugins.azurerender.standin.builds;

/** A phase of a build. */
@FunctionalInterface
public interface BuildPhase {
    /** Runs the phase. */
    void run() throws Exception;
}
