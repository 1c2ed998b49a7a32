package io.jenkins.plugins.azurerender.collect;

import java.io.Serializable;

/**
 * A frame after it was fetched and checked.
 *
 * @param file its name among the artifacts
 * @param thumbnail name of its small picture; empty when there is none
 * @param problem one phrase that says why it does not count; empty when it is good
 */
public record Frame(int number, String file, long bytes, String thumbnail, String problem) implements Serializable {

    public boolean good() {
        return problem.isEmpty();
    }
}
