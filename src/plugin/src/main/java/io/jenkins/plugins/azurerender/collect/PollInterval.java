package io.jenkins.plugins.azurerender.collect;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.util.SystemProperties;

/**
 * How long to wait between two looks at a job: short while frames are rendered, longer and longer while nothing happens,
 * and longer for each when many are watched, so that all builds of a controller together ask a few times a second.
 */
final class WatchPace {

    private static final String PERIOD = "io.jenkins.plugins.azurerender.collect.CollectExecution.periodMillis";
    private static final long PERIOD_MILLIS = 4_000;
    private static final long LONGEST_PERIOD_MILLIS = 60_000;
    private static final int WATCHED_AT_FULL_PACE = 10;

    private static final AtomicInteger WATCHED = new AtomicInteger();

    private final long shortest = SystemProperties.getLong(PERIOD, PERIOD_MILLIS);
    private long period = shortest;
    private boolean ended;

    private WatchPace() {}

    /** One more job is watched. */
    static WatchPace begin() {
        WATCHED.incrementAndGet();
        return new WatchPace();
    }

    /** It is no longer; to say so twice changes nothing. */
    synchronized void end() {
        if (!ended) {
            ended = true;
            WATCHED.decrementAndGet();
        }
    }

    /** Milliseconds to wait while something happens. */
    synchronized long soon() {
        period = shortest;
        return jittered(period);
    }

    /** Milliseconds to wait after a look that brought nothing new. */
    synchronized long later() {
        period = Math.min(LONGEST_PERIOD_MILLIS, period * 3 / 2);
        return jittered(period);
    }

    /** So that builds that were started together do not ask together for ever. */
    private static long jittered(long millis) {
        long shared = Math.max(millis, Math.min(LONGEST_PERIOD_MILLIS, millis * WATCHED.get() / WATCHED_AT_FULL_PACE));
        return shared - shared / 10 + ThreadLocalRandom.current().nextLong(shared / 5 + 1);
    }
}
