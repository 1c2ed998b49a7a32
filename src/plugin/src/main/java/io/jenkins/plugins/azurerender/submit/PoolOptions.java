package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.azure.batch.BatchIds;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import java.io.Serializable;

/**
 * The account and the pool that the render runs on.
 *
 * @param account name of the render account; null for the only one
 * @param pool id of an existing pool; null for the pool that this build used last, or else an auto pool
 * @param autoPool configuration of an auto pool; null for the defaults, or when the render does not use one
 */
public record PoolOptions(String account, String pool, PoolSpec autoPool) implements Serializable {

    public PoolOptions {
        if (pool != null && autoPool != null) {
            throw new InvalidRequestException("Both pool and autoPool are set: use an existing pool or an auto pool.");
        }
        if (pool != null) {
            BatchIds.checkPool(pool);
        }
    }

    /** The configuration of the auto pool, with the defaults if there is none. */
    PoolSpec autoPoolOrDefault() {
        return autoPool == null ? PoolSpec.EMPTY : autoPool;
    }
}
