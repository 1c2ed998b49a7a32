package io.jenkins.plugins.azurerender.azure.batch;

/**
 * A node that cannot render.
 *
 * @param state the state that Batch reports: {@code unusable}, {@code starttaskfailed} or {@code preempted}
 * @param description what happened and whether the node costs money, as the end of a sentence
 */
public record NodeProblem(String node, String state, String description) {

    @Override
    public String toString() {
        return "node " + node + " " + description;
    }
}
