package io.jenkins.plugins.azurerender.standin;

/** A part of a build. */
@FunctionalInterface
public interface GuardedWork {
    /** Does it. */
    void run() throws Exception;
}
