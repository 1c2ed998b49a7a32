package io.jenkins.plugins.azurerender.collect;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.util.SystemProperties;

/**
 * The time between two polls of a job. It is short while frames are rendered and grows while nothing changes. It also grows
 * with the number of polled jobs, so that the controller sends only a few requests per second.
 */
final class PollInterval {

    private static final String PERIOD = "io.jenkins.plugins.azurerender.collect.CollectExecution.periodMillis";
    private static final long PERIOD_MILLIS = 4_000;
    private static final long MAX_PERIOD_MILLIS = 60_000;
    private static final int JOBS_AT_FULL_RATE = 10;

    private final long shortest = SystemProperties.getLong(PERIOD, PERIOD_MILLIS);
    private final AtomicInteger polledJobs;
    private long period = shortest;
    private boolean ended;

    /** @param polledJobs number of jobs that this controller polls; includes this one until {@link #end} */
    PollInterval(AtomicInteger polledJobs) {
        this.polledJobs = polledJobs;
        polledJobs.incrementAndGet();
    }

    /** Ends the polling of this job; no effect if it has ended already. */
    synchronized void end() {
        if (!ended) {
            ended = true;
            polledJobs.decrementAndGet();
        }
    }

    /** Returns the milliseconds to the next poll after one that found a change. */
    synchronized long shortest() {
        period = shortest;
        return spread(period);
    }

    /** Returns the milliseconds to the next poll after one that found no change. */
    synchronized long longer() {
        period = Math.min(MAX_PERIOD_MILLIS, period * 3 / 2);
        return spread(period);
    }

    /** Adds jitter, so that builds that started together do not keep polling together. */
    private long spread(long millis) {
        long shared = Math.max(millis, Math.min(MAX_PERIOD_MILLIS, millis * polledJobs.get() / JOBS_AT_FULL_RATE));
        return shared - shared / 10 + ThreadLocalRandom.current().nextLong(shared / 5 + 1);
    }
}
