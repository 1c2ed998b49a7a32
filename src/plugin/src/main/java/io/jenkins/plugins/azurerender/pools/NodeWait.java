package io.jenkins.plugins.azurerender.pools;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.Preemptions;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jenkins.util.SystemProperties;

/**
 * Waits for the nodes of a pool until a time limit, and requests dedicated nodes if no Spot node becomes available.
 * Saved with the build, so that a restart neither extends the wait nor repeats the request.
 */
final class NodeWait implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Length of a minute in milliseconds, for tests. */
    private static final String MINUTE = NodeWait.class.getName() + ".minuteMillis";

    private static final long REASON_MILLIS = 10_000;

    private final int nodes;
    private final int minutes;
    private final int fallbackMinutes;
    private long began;
    private boolean fellBack;
    private long requestedAgain;
    private boolean refusalLogged;
    private final Preemptions preemptions = new Preemptions(System.currentTimeMillis());
    private transient String last;

    NodeWait(NodeWaitSpec spec) {
        fallbackMinutes = spec.fallbackMinutes();
        nodes = spec.nodes() == 0 && fallbackMinutes > 0 ? 1 : spec.nodes();
        minutes = fallbackMinutes == 0 ? spec.minutes() : Math.max(spec.minutes(), 2 * fallbackMinutes);
    }

    /** Starts the wait. Call this, and save the state, before the first poll. */
    void begin(long now) {
        began = now;
    }

    /** Returns the number of Spot nodes that were evicted during the wait. */
    int preemptions() {
        return preemptions.getCount();
    }

    /** Returns whether dedicated nodes were requested instead of Spot nodes. */
    boolean fellBack() {
        return fellBack;
    }

    /**
     * Polls the pool once, and requests nodes again if necessary and the job may change the pool.
     *
     * @param now milliseconds since 1970
     * @return whether enough nodes are ready
     * @throws AbortException if the time limit is exceeded
     */
    boolean poll(PoolOperations operations, RenderLog log, long now) throws BatchException, AbortException {
        if (nodes == 0) {
            return true;
        }
        PoolStatus pool = operations.status();
        report(operations, pool);
        if (preemptions.update(pool.preempted())) {
            log.line("pool", "%s: %s".formatted(pool.id(), preemptions));
        }
        int ready = ready(pool);
        boolean spotMissing = fallbackMinutes > 0
                && !fellBack
                && pool.targetSpotNodes() > 0
                && pool.spotNodes() == 0
                && operations.mayChange(pool);
        if (ready >= nodes && !spotMissing) {
            return true;
        }
        long minute = SystemProperties.getLong(MINUTE, TimeUnit.MINUTES.toMillis(1));
        long waited = (now - began) / minute;
        if (waited >= minutes && !isReasonExpected(pool, now - began - minutes * minute)) {
            throw new AbortException("Pool '%s' has %s of %s nodes after %s minutes%s."
                    .formatted(pool.id(), ready, nodes, waited, reason(pool)));
        }
        if (!spotMissing && now - Math.max(began, requestedAgain) >= minute) {
            requestAgain(operations, pool, log, now);
        }
        if (spotMissing && waited >= fallbackMinutes) {
            fellBack = operations.resize(pool.targetDedicatedNodes() + pool.targetSpotNodes(), 0);
            if (fellBack) {
                log.line(
                        "pool",
                        "%s has no Spot node after %s minutes: requesting dedicated nodes instead"
                                .formatted(pool.id(), waited));
            }
        }
        return false;
    }

    /** The node counts were requested by another job, so a cap that refuses them does not end the wait. */
    private void requestAgain(PoolOperations operations, PoolStatus pool, RenderLog log, long now)
            throws BatchException {
        try {
            if (operations.requestAgain(pool)) {
                requestedAgain = now;
            }
        } catch (InvalidRequestException x) {
            requestedAgain = now;
            if (!refusalLogged) {
                refusalLogged = true;
                log.line("pool", "%s: nodes not requested again. %s".formatted(pool.id(), x.getMessage()));
            }
        }
    }

    /**
     * Azure reports why nodes are missing only when the allocation fails, which may be shortly after the time limit.
     */
    private static boolean isReasonExpected(PoolStatus pool, long millisOver) {
        return !pool.steady() && pool.errors().isEmpty() && millisOver < REASON_MILLIS;
    }

    /** Logs changes only, not each poll. */
    private void report(PoolOperations operations, PoolStatus pool) throws BatchException {
        String now = PoolOperations.describe(pool) + pool.errors();
        if (!now.equals(last)) {
            last = now;
            operations.report(pool);
        }
    }

    private static int ready(PoolStatus pool) {
        return pool.nodes().getOrDefault("idle", 0) + pool.nodes().getOrDefault("running", 0);
    }

    private String reason(PoolStatus pool) {
        List<String> reasons = new ArrayList<>(pool.errors());
        if (preemptions.getCount() > 0) {
            reasons.add(preemptions.toString());
        }
        return reasons.isEmpty() ? ": Azure reports no reason" : ": " + String.join("; ", reasons);
    }
}
