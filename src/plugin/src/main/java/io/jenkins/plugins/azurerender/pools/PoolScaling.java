package io.jenkins.plugins.azurerender.pools;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.azure.batch.AutoscaleFormula;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.settings.PoolSpec;

/** Brings the size of a pool to what is asked: fixed counts, or a formula, which is tried before it is left to itself. */
public final class PoolScaling {

    private final String id;
    private final BatchService batch;
    private final RenderLog log;

    public PoolScaling(String id, BatchService batch, RenderLog log) {
        this.id = id;
        this.batch = batch;
        this.log = log;
    }

    /** @return {@code false} when the pool is busy with an earlier change, and this must be asked again later */
    boolean scale(PoolSpec asked, PoolStatus pool) throws BatchException, AbortException {
        if (asked.formula() != null) {
            return asked.formula().equals(pool.autoscale()) || change(asked.formula(), pool);
        }
        if (asked.fixedNodes() > 0 && pool.autoscale() != null) {
            return pool.steady()
                    && new PoolOperations(id, batch, log).resize(asked.dedicatedNodes(), asked.spotNodes());
        }
        if (asked.fixedNodes() > 0) {
            resize(asked, pool);
        }
        return true;
    }

    private void resize(PoolSpec asked, PoolStatus pool) throws BatchException {
        int dedicated = asked.dedicatedNodes();
        int spot = asked.spotNodes();
        if (dedicated != pool.targetDedicatedNodes() || spot != pool.targetSpotNodes()) {
            boolean taken = batch.resizePool(id, dedicated, spot);
            log.line(
                    "pool",
                    id
                            + (taken
                                    ? " is resized to " + PoolOperations.counts(dedicated, spot)
                                    : " is still busy with an earlier change of its size, which is left to end"));
        }
    }

    /** Batch tries a formula only on a pool that has one: else it is set first, and taken back when it is no good. */
    private boolean change(AutoscaleFormula wanted, PoolStatus pool) throws BatchException, AbortException {
        if (pool.autoscale() != null) {
            require(wanted);
        }
        if (!batch.enableAutoscale(id, wanted)) {
            return false;
        }
        if (pool.autoscale() == null) {
            try {
                require(wanted);
            } catch (AbortException x) {
                batch.disableAutoscale(id);
                throw x;
            }
        }
        log.line("pool", id + " scales by itself from now on");
        return true;
    }

    /** A pool whose formula is no good is of no use, and goes again when it was made just now. */
    void tryOnNewPool(PoolSpec asked, boolean made) throws BatchException, AbortException {
        try {
            require(asked.formula());
        } catch (AbortException x) {
            if (made) {
                batch.deletePool(id);
            }
            throw x;
        }
    }

    /** @throws AbortException with the service's own words when the formula gives no node counts */
    public void require(AutoscaleFormula wanted) throws BatchException, AbortException {
        String problem = batch.evaluateAutoscale(id, wanted.formula()).orElse("");
        if (!problem.isEmpty()) {
            throw new AbortException(
                    "The autoscale formula gives pool '%s' no node counts (%s): correct autoscaleFormula."
                            .formatted(id, problem));
        }
    }
}
