package io.jenkins.plugins.azurerender.record;

import java.io.Serializable;
import java.util.Collection;

/**
 * How many Spot nodes Azure took back since a moment. A node shows since when it is away as long as it is away, so to look
 * now and then is enough; a node that comes back and is taken again counts twice.
 */
public final class Preemptions implements Serializable {

    private static final long serialVersionUID = 1L;

    private int count;
    private long newest;

    /** @param since milliseconds since 1970: what was taken before is not counted */
    public Preemptions(long since) {
        newest = since;
    }

    /**
     * Counts what is new.
     *
     * @param times when each node that is away now was taken, in milliseconds since 1970
     * @return whether there was something new
     */
    public synchronized boolean take(Collection<Long> times) {
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

    /** Such as {@code Azure took back 2 Spot nodes so far}. */
    @Override
    public synchronized String toString() {
        return "Azure took back %d Spot node%s so far".formatted(count, count == 1 ? "" : "s");
    }
}
