package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.frames.image.FrameChecks;

/** The parameters of a collect for tests: the defaults of the step, except those that are set. */
public final class CollectParameters {

    private CollectRequest.Logs logs = CollectRequest.Logs.FAILED;
    private int retries = 1;
    private CollectRequest.OnIncomplete onIncomplete = CollectRequest.OnIncomplete.FAILURE;
    private CollectRequest.Files files = CollectRequest.Files.FRAMES;
    private String testResults = "";
    private String into = "";
    private boolean archive = true;

    public CollectParameters logs(CollectRequest.Logs value) {
        logs = value;
        return this;
    }

    public CollectParameters retries(int value) {
        retries = value;
        return this;
    }

    public CollectParameters unstableIfIncomplete() {
        onIncomplete = CollectRequest.OnIncomplete.UNSTABLE;
        return this;
    }

    public CollectParameters allFiles() {
        files = CollectRequest.Files.ALL;
        return this;
    }

    public CollectParameters testResults(String value) {
        testResults = value;
        return this;
    }

    public CollectParameters into(String value, boolean archiveToo) {
        into = value;
        archive = archiveToo;
        return this;
    }

    public CollectRequest request() {
        return new CollectRequest(
                logs, 0, retries, onIncomplete, FrameChecks.DEFAULT, files, false, testResults, into, archive);
    }
}
