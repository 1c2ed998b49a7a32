package io.jenkins.plugins.azurerender.jenkins;

import hudson.FilePath;
import hudson.FilePath.FileCallable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/** Calls to agents with a time limit. A channel has none: an agent whose disk hangs still answers its pings. */
public final class AgentCalls {

    private final Thread thread = Thread.currentThread();
    private boolean over;
    private boolean expired;

    private AgentCalls() {}

    /**
     * Runs a call on the node of a folder, in the same way as {@link FilePath#act(FileCallable)}.
     *
     * @param limit after which the call is canceled
     * @throws DeadlineException if it did not end within the limit
     */
    public static <T> T act(FilePath folder, FileCallable<T> call, Duration limit)
            throws IOException, InterruptedException {
        AgentCalls watch = new AgentCalls();
        ScheduledFuture<?> timer = Timer.get().schedule(watch::expire, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return folder.act(call);
        } catch (IOException | InterruptedException | RuntimeException x) {
            if (watch.end()) {
                DeadlineException late = DeadlineException.notEnded(limit, false);
                late.initCause(x);
                throw late;
            }
            throw x;
        } finally {
            timer.cancel(false);
            watch.end();
        }
    }

    private synchronized void expire() {
        if (!over) {
            expired = true;
            thread.interrupt();
        }
    }

    /** Returns whether the call was canceled, and clears the interrupt. */
    private synchronized boolean end() {
        if (!over && expired) {
            Thread.interrupted();
        }
        over = true;
        return expired;
    }
}
