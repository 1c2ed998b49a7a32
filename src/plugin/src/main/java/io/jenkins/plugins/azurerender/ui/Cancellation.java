package io.jenkins.plugins.azurerender.ui;

import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Somebody's wish that a render ends, and how it fares. Kept in memory: a restart forgets it, and the button is back. */
public final class Cancellation {

    private static final Logger LOGGER = Logger.getLogger(Cancellation.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<RenderRecord, Cancellation> ASKED = Collections.synchronizedMap(new WeakHashMap<>());

    private final String user;
    private volatile String problem = "";

    private Cancellation(String user) {
        this.user = user;
    }

    /** What was asked for last; empty when nobody asked. */
    static Optional<Cancellation> of(RenderRecord record) {
        return Optional.ofNullable(ASKED.get(record));
    }

    /** Asks Batch to end the job, on a thread of its own; whoever collects the render is told why and takes what is there. */
    static void ask(RenderRecord record, Run<?, ?> run) {
        User user = User.current();
        Cancellation asked = new Cancellation(user == null ? "" : user.getId());
        ASKED.put(record, asked);
        Computer.threadPoolForRemoting.submit(() -> asked.carryOut(record, run));
    }

    private void carryOut(RenderRecord record, Run<?, ?> run) {
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
