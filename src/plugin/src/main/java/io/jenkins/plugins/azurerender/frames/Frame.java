package io.jenkins.plugins.azurerender.frames;

/**
 * A frame as the contact sheet shows it.
 *
 * @param file its name among the artifacts
 * @param thumbnail name of its small picture; empty when there is none
 * @param problem one phrase that says why it does not count; empty when it is good
 */
public record Frame(int number, String file, long bytes, String thumbnail, String problem) {

    public boolean good() {
        return problem.isEmpty();
    }
}
