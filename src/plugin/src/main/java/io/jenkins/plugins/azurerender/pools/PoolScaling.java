package io.jenkins.plugins.azurerender.pools;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.batch.AutoscaleFormula;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import java.util.Optional;

/** Sets the node counts or the autoscale formula of an existing pool. A formula is validated first. */
public final class PoolScaling {

    private final String id;
    private final RenderCloud cloud;
    private final BatchService batch;
    private final RenderLog log;

    public PoolScaling(String id, RenderCloud cloud, RenderLog log) {
        this.id = id;
        this.cloud = cloud;
        batch = cloud.batch();
        this.log = log;
    }

    /** Returns how the nodes of a pool that may not be scaled differ, as the end of a sentence; empty if they do not. */
    static Optional<String> difference(PoolSpec requested, PoolStatus pool) {
        boolean formula = requested.formula() != null && !requested.formula().equals(pool.autoscale());
        boolean counts = requested.fixedNodes() > 0
                && (pool.autoscale() != null
                        || requested.dedicatedNodes() != pool.targetDedicatedNodes()
                        || requested.spotNodes() != pool.targetSpotNodes());
        return formula || counts
                ? Optional.of(
                        "it has %s and is not resized, because it was not created by this controller for this folder"
                                .formatted(
                                        pool.autoscale() != null
                                                ? "autoscaling"
                                                : PoolOperations.counts(
                                                        pool.targetDedicatedNodes(), pool.targetSpotNodes())))
                : Optional.empty();
    }

    /** @return {@code false} if the pool is still being resized and this must be called again later */
    boolean scale(PoolSpec requested, PoolStatus pool) throws BatchException, AbortException {
        if (requested.formula() != null) {
            return requested.formula().equals(pool.autoscale()) || change(requested.formula(), pool);
        }
        if (requested.fixedNodes() > 0 && pool.autoscale() != null) {
            return pool.steady()
                    && new PoolOperations(id, cloud, log).resize(requested.dedicatedNodes(), requested.spotNodes());
        }
        if (requested.fixedNodes() > 0) {
            return resize(requested, pool);
        }
        return true;
    }

    /** @return {@code false} if a block, also of an earlier build, is still resizing its pool */
    private boolean resize(PoolSpec requested, PoolStatus pool) throws BatchException {
        int dedicated = requested.dedicatedNodes();
        int spot = requested.spotNodes();
        if (dedicated == pool.targetDedicatedNodes() && spot == pool.targetSpotNodes()) {
            return true;
        }
        if (batch.resizePool(id, dedicated, spot)) {
            log.line("pool", id + ": resizing to " + PoolOperations.counts(dedicated, spot));
            return true;
        }
        if (ResourceKind.isOfBlock(pool.tags())) {
            return false;
        }
        log.line("pool", id + ": still being resized; this resize is skipped");
        return true;
    }

    /** Batch evaluates formulas only for pools with autoscaling, so it is enabled first, and disabled if invalid. */
    private boolean change(AutoscaleFormula formula, PoolStatus pool) throws BatchException, AbortException {
        if (pool.autoscale() != null) {
            validate(formula);
        }
        if (!batch.enableAutoscale(id, formula)) {
            return false;
        }
        if (pool.autoscale() == null) {
            try {
                validate(formula);
            } catch (AbortException x) {
                batch.disableAutoscale(id);
                throw x;
            }
        }
        log.line("pool", id + ": autoscaling enabled");
        return true;
    }

    /** Validates the formula; if it is invalid and the pool is new, deletes the pool. */
    void validateOnNewPool(PoolSpec requested, boolean created) throws BatchException, AbortException {
        try {
            validate(requested.formula());
        } catch (AbortException x) {
            if (created) {
                batch.deletePool(id);
            }
            throw x;
        }
    }

    /** @throws AbortException with the error that Batch reports if the formula sets no node counts */
    public void validate(AutoscaleFormula formula) throws BatchException, AbortException {
        String problem = batch.evaluateAutoscale(id, formula.formula()).orElse("");
        if (!problem.isEmpty()) {
            throw new AbortException("The autoscale formula of pool '%s' is invalid (%s): correct autoscaleFormula."
                    .formatted(id, problem));
        }
    }
}
