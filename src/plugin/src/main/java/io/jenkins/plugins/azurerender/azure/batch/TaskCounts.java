package io.jenkins.plugins.azurerender.azure.batch;

/** Tasks by state: waiting, running, and ended well or not. */
public record TaskCounts(int active, int running, int succeeded, int failed) {

    public int completed() {
        return succeeded + failed;
    }

    public int total() {
        return active + running + completed();
    }
}
