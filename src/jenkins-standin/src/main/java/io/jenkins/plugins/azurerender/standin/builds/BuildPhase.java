package io.jenkins.plugins.azurerender.standin.builds;

/** A part of a build. */
@FunctionalInterface
public interface BuildPhase {
    /** Does it. */
    void run() throws Exception;
}
