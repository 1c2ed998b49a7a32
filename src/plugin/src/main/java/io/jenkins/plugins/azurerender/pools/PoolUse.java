package io.jenkins.plugins.azurerender.pools;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.FormulaBounds;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.UsedPool;
import io.jenkins.plugins.azurerender.settings.Autoscale;
import java.io.IOException;
import java.util.OptionalInt;

/** Records the pools that a build uses, for {@link RemainingNodes}. */
public final class PoolUse {

    private PoolUse() {}

    /**
     * Records the size of a pool that a step of the build has read. Batch deletes auto pools, so they are not recorded.
     *
     * @param price of a node per hour; 0 for that of an earlier step
     */
    public static void record(Run<?, ?> run, RenderCloud cloud, PoolStatus pool, double price) throws IOException {
        if (pool.deleting()) {
            forget(run, cloud.account(), pool.id());
        } else if (!ResourceNames.isAutoPool(pool.id())) {
            RenderAction.of(run)
                    .usePool(new UsedPool(
                            cloud.account(),
                            pool.id(),
                            scaling(pool),
                            nodes(pool),
                            price,
                            cloud.access().mayChange(pool)));
        }
    }

    /** Records that a pool has been scaled to zero or deleted. */
    public static void forget(Run<?, ?> run, String account, String id) throws IOException {
        RenderAction action = run.getAction(RenderAction.class);
        if (action != null) {
            action.forgetPool(account, id);
        }
    }

    private static UsedPool.Scaling scaling(PoolStatus pool) {
        if (pool.autoscale() == null) {
            return UsedPool.Scaling.FIXED;
        }
        return Autoscale.isGenerated(pool.autoscale().formula()) ? UsedPool.Scaling.TASKS : UsedPool.Scaling.FORMULA;
    }

    private static int nodes(PoolStatus pool) {
        if (pool.autoscale() == null) {
            return pool.targetDedicatedNodes() + pool.targetSpotNodes();
        }
        return FormulaBounds.of(
                        pool.autoscale().formula(),
                        OptionalInt.of(pool.targetDedicatedNodes()),
                        OptionalInt.of(pool.targetSpotNodes()))
                .nodes()
                .orElse(-1);
    }
}
