package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.time.Duration;

/** The account of a render, opened anew every few minutes: to look a key up is work, and to use an old one an error. */
final class CloudSession {

    /** Short, as a look that fails is tried again later and should not keep others from looking. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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

    synchronized RenderCloud open() throws AbortException {
        reused = open != null && System.nanoTime() - opened < KEEP_NANOS;
        if (!reused) {
            Duration patience = RenderCloud.patience();
            open = RenderCloud.open(record.getAccount(), run, patience.compareTo(PATIENCE) < 0 ? patience : PATIENCE);
            opened = System.nanoTime();
        }
        return open;
    }

    /** Forgets it; says whether it had been used before. */
    synchronized boolean drop() {
        open = null;
        return reused;
    }
}
