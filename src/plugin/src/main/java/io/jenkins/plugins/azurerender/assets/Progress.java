package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Logs the progress of an upload: after 10 seconds, then at growing intervals of up to one minute. */
final class Progress {

    private static final long FIRST_INTERVAL_SECONDS = 10;
    private static final long MAX_INTERVAL_SECONDS = 60;

    private final Consumer<String> lines;
    private final int files;
    private final long bytes;
    private long next;
    private long interval = TimeUnit.SECONDS.toNanos(FIRST_INTERVAL_SECONDS);
    private int filesDone;
    private long bytesDone;
    private long bytesSent;

    /** @param lines receives the messages */
    Progress(Consumer<String> lines, int files, long bytes) {
        this.lines = lines;
        this.files = files;
        this.bytes = bytes;
        next = System.nanoTime() + interval;
    }

    /**
     * Adds bytes that are in storage now.
     *
     * @param sent false for bytes that storage already had
     */
    synchronized void bytes(long more, boolean sent) {
        bytesDone += more;
        bytesSent += sent ? more : 0;
        if (System.nanoTime() - next > 0) {
            lines.accept("%s of %s files uploaded, %s of %s"
                    .formatted(filesDone, files, RenderLog.bytes(bytesDone), RenderLog.bytes(bytes)));
            interval = Math.min(interval * 2, TimeUnit.SECONDS.toNanos(MAX_INTERVAL_SECONDS));
            next = System.nanoTime() + interval;
        }
    }

    synchronized void file() {
        filesDone++;
    }

    synchronized int filesDone() {
        return filesDone;
    }

    synchronized long bytesSent() {
        return bytesSent;
    }
}
