package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.Peers;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.time.Duration;

/** A connection to the account of a render, reopened every five minutes in case its keys have changed. */
final class CloudSession {

    /** Short, because a failed poll is retried later and must not block other polls. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final long KEEP_NANOS = 300_000_000_000L;

    private final RenderRecord record;
    private final Run<?, ?> run;
    private RenderCloud open;
    private long opened;
    private boolean reused;

    CloudSession(RenderRecord record, Run<?, ?> run) {
        this.record = record;
        this.run = run;
    }

    /** Returns the peers of tasks that use Batch and storage of an account. */
    static Peers peers(String account) {
        return Peers.of(RenderCloud.batchUrl(account), RenderCloud.storageUrl(account));
    }

    synchronized RenderCloud open() throws AbortException {
        reused = open != null && System.nanoTime() - opened < KEEP_NANOS;
        if (!reused) {
            Duration usual = RenderCloud.retryLimit();
            open = RenderCloud.open(
                    record.getAccount(), record.submitter(run), usual.compareTo(TIMEOUT) < 0 ? usual : TIMEOUT);
            opened = System.nanoTime();
        }
        return open;
    }

    /** Closes the connection; returns whether it was reused. */
    synchronized boolean drop() {
        open = null;
        return reused;
    }
}
