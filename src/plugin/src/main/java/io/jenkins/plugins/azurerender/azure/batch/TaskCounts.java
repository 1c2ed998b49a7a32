package io.jenkins.plugins.azurerender.azure.batch;

/** Number of tasks by state. */
public record TaskCounts(int active, int running, int succeeded, int failed) {

    public int completed() {
        return succeeded + failed;
    }

    public int total() {
        return active + running + completed();
    }
}
