package io.jenkins.plugins.azurerender.record;

import java.io.Serializable;
import java.util.Collection;

/**
 * Number of Spot node evictions since a point in time. Batch reports the eviction time of a node until the node returns, so
 * occasional polling finds all of them. A node that is evicted twice counts twice.
 */
public final class Preemptions implements Serializable {

    private static final long serialVersionUID = 1L;

    private int count;
    private long newest;

    /** @param since in milliseconds since 1970; earlier evictions are not counted */
    public Preemptions(long since) {
        newest = since;
    }

    /**
     * Counts new evictions.
     *
     * @param times eviction times of all nodes that are evicted now, in milliseconds since 1970
     * @return whether there were new ones
     */
    public synchronized boolean update(Collection<Long> times) {
        long before = newest;
        for (long time : times) {
            if (time > before) {
                count++;
                newest = Math.max(newest, time);
            }
        }
        return newest > before;
    }

    public synchronized int getCount() {
        return count;
    }

    /** Such as {@code 2 Spot nodes evicted so far}. */
    @Override
    public synchronized String toString() {
        return "%s Spot node%s evicted so far".formatted(count, count == 1 ? "" : "s");
    }
}
