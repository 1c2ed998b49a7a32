package io.jenkins.plugins.azurerender.pools;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.azure.batch.AutoscaleFormula;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.settings.PoolSpec;

/** Sets the node counts or the autoscale formula of an existing pool. A formula is evaluated before it is used. */
public final class PoolScaling {

    private final String id;
    private final BatchService batch;
    private final RenderLog log;

    public PoolScaling(String id, BatchService batch, RenderLog log) {
        this.id = id;
        this.batch = batch;
        this.log = log;
    }

    /** @return {@code false} if the pool is still being resized and this must be called again later */
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
                                    : " is still being resized; this resize is skipped"));
        }
    }

    /** Batch evaluates a formula only for a pool with autoscaling: otherwise it is enabled first, and disabled if invalid. */
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
        log.line("pool", id + " has autoscaling enabled");
        return true;
    }

    /** Validates the formula; if it is invalid and the pool is new, deletes the pool. */
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

    /** @throws AbortException with the error that Batch reports if the formula sets no node counts */
    public void require(AutoscaleFormula wanted) throws BatchException, AbortException {
        String problem = batch.evaluateAutoscale(id, wanted.formula()).orElse("");
        if (!problem.isEmpty()) {
            throw new AbortException("The autoscale formula of pool '%s' is invalid (%s): correct autoscaleFormula."
                    .formatted(id, problem));
        }
    }
}
