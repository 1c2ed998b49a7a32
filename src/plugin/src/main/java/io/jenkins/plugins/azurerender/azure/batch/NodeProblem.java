package io.jenkins.plugins.azurerender.azure.batch;

/**
 * A node that cannot render.
 *
 * @param state in the service's words: {@code unusable}, {@code starttaskfailed}, {@code preempted}
 * @param words what happened and whether it costs money, in one phrase
 */
public record NodeProblem(String node, String state, String words) {

    @Override
    public String toString() {
        return "node " + node + " " + words;
    }
}
