package io.jenkins.plugins.azurerender.demo;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Prints a line every 10 seconds while a build runs without writing to its log; not thread-safe. */
public final class RunningNotice {
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

    private final PrintStream output;
    private final LongSupplier clock;
    private final long start;
    private long last;

    /** Starts now. */
    public RunningNotice(PrintStream output) {
        this(output, System::nanoTime);
    }

    /** @param clock nanoseconds */
    RunningNotice(PrintStream output, LongSupplier clock) {
        this.output = output;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.last = start;
    }

    /** Called after each poll of the log; {@code logged} is whether it had new lines. */
    public void polled(boolean logged) {
        long now = clock.getAsLong();
        if (logged) {
            last = now;
        } else if (now - last >= INTERVAL) {
            last = now;
            output.println("Demo: the build has been running for " + TimeUnit.NANOSECONDS.toSeconds(now - start)
                    + " s; its log has no new lines.");
        }
    }
}
