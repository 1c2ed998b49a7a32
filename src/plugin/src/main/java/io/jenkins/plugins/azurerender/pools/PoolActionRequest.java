package io.jenkins.plugins.azurerender.pools;

import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.batch.BatchIds;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import java.io.Serializable;

/**
 * The validated parameters of a pool step. Saved with a running build; public because Jenkins can only
 * restore public records.
 *
 * @param id the pool; not used by {@link PoolAction#LIST}
 * @param account the render account; null if there is only one
 * @param kind how long the pool exists
 */
public record PoolActionRequest(
        PoolAction action,
        String id,
        String account,
        PoolSpec pool,
        NodeWaitSpec nodeWait,
        OnDifference onDifference,
        ResourceKind kind)
        implements Serializable {

    /** What happens if the pool exists with a different configuration. */
    public enum OnDifference {
        FAIL,
        REUSE
    }

    /**
     * @throws InvalidRequestException for the first parameter that is invalid, or for two that contradict each other
     */
    public PoolActionRequest {
        if (action != PoolAction.LIST) {
            BatchIds.checkPool(id);
        }
        if (nodeWait.nodes() > 0 && pool.autoscale() != null && pool.autoscale().zeroWithoutTasks()) {
            throw new InvalidRequestException(
                    "waitForNodes cannot be used with autoscale, which adds nodes when tasks are waiting: remove waitForNodes.");
        }
        if (nodeWait.fallbackMinutes() > 0 && pool.autoscale() != null) {
            throw new InvalidRequestException(
                    "fallbackToDedicatedAfter cannot be used with autoscaling, which sets the node counts: remove one of them.");
        }
        if (nodeWait.nodes() > pool.fixedNodes() && pool.fixedNodes() > 0) {
            throw new InvalidRequestException("waitForNodes is %s, but the pool has only %s nodes: use %2$s or fewer."
                    .formatted(nodeWait.nodes(), pool.fixedNodes()));
        }
    }

    /** @throws InvalidRequestException if an administrator does not allow this pool */
    void check(Caps caps) {
        pool.check(caps);
        if (nodeWait.fallbackMinutes() > 0) {
            caps.checkFallback();
        }
    }

    /** Returns whether the pool is deleted at the end of the block; otherwise it is scaled to zero. */
    boolean deletesAtEnd() {
        return kind == ResourceKind.BUILD;
    }
}
