package io.jenkins.plugins.azurerender.ui;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.collect.RenderTermination;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A request to cancel a render, and its status. */
public final class Cancellation {

    private static final Logger LOGGER = Logger.getLogger(Cancellation.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String user;
    private volatile String problem = "";

    /** @param user id of the user who canceled; empty if anonymous */
    Cancellation(String user) {
        this.user = user;
    }

    /** Terminates the Batch job; the collect step logs the reason and archives the finished frames. */
    void terminate(RenderRecord record, Run<?, ?> run) {
        try {
            RenderTermination.request(
                    RenderCloud.open(record.getAccount(), record.submitter(run), TIMEOUT),
                    record,
                    "Canceled on the render page" + (user.isEmpty() ? "" : " by " + user));
        } catch (Throwable x) { // otherwise the button is not shown again
            fail(x);
            LOGGER.log(Level.WARNING, x, () -> "Cannot cancel the render " + record.getBatchJob());
        }
    }

    /** Ends the request with a problem, so that it can be repeated. */
    void fail(Throwable x) {
        problem = x.getMessage() == null ? x.toString() : x.getMessage();
    }

    /** Whether the request has not failed. */
    public boolean isRequested() {
        return problem.isEmpty();
    }

    /** Id of the user who requested it; empty for an anonymous user. */
    public String getUser() {
        return user;
    }

    /** Why the request failed, in one sentence; empty if it did not. */
    public String getProblem() {
        return problem;
    }
}
