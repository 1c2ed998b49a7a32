package io.jenkins.plugins.azurerender.ui;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A request to cancel a render, and its status. */
public final class Cancellation {

    private static final Logger LOGGER = Logger.getLogger(Cancellation.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String user;
    private volatile String problem = "";

    /** @param user ID of the user who canceled; empty if anonymous */
    Cancellation(String user) {
        this.user = user;
    }

    /** Terminates the Batch job; the collect step logs the reason and archives the finished frames. */
    void terminate(RenderRecord record, Run<?, ?> run) {
        try {
            RenderCloud.open(record.getAccount(), run, PATIENCE)
                    .batch()
                    .terminateJob(
                            record.getJobId(), "Canceled on the build's page" + (user.isEmpty() ? "" : " by " + user));
        } catch (IOException | RuntimeException x) {
            problem = x.getMessage() == null ? x.toString() : x.getMessage();
            LOGGER.log(Level.WARNING, x, () -> "Cannot cancel the render " + record.getJobId());
        }
    }

    /** Whether it was asked for and nothing stands against it so far. */
    public boolean isUnderWay() {
        return problem.isEmpty();
    }

    /** Who asked; empty when nobody signed in. */
    public String getUser() {
        return user;
    }

    /** Why it could not be done, one sentence; empty when nothing is known. */
    public String getProblem() {
        return problem;
    }
}
