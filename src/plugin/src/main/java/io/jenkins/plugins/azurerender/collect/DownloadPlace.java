package io.jenkins.plugins.azurerender.collect;

import hudson.FilePath;
import io.jenkins.plugins.azurerender.jenkins.DeadlineException;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;

/** Where the files of one render are downloaded: on the agent of the step until it fails, then on the controller. */
final class DownloadPlace {

    /** Number of successive downloads on the controller that may exceed their time limit, which is an hour in most cases. */
    private static final int MAX_LATE = 3;

    private final RenderLog log;
    private FilePath agent;
    private boolean onController;
    private int late;

    DownloadPlace(RenderLog log) {
        this.log = log;
    }

    /** @param workspace null outside a node block, and if the agent is offline */
    synchronized void setAgent(FilePath workspace) {
        agent = workspace;
    }

    /** Returns the workspace on the agent that downloads; null if the controller does. */
    synchronized FilePath workspace() {
        return onController ? null : agent;
    }

    /** Uses the controller from now on. Returns false if it was used before. */
    synchronized boolean leaveAgent(Exception problem) {
        if (workspace() == null) {
            return false;
        }
        onController = true;
        log.line(
                "frames",
                "the agent cannot download files, so the controller does (%s)".formatted(problem.getMessage()));
        return true;
    }

    /** A download has ended in time. */
    synchronized void succeeded() {
        late = 0;
    }

    /** Whether to download on the controller once more: each attempt would transfer the same files again. */
    synchronized boolean retriesOnController(DeadlineException problem) {
        return !problem.isStarted() || ++late < MAX_LATE;
    }
}
