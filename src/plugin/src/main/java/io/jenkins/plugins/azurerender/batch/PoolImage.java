package io.jenkins.plugins.azurerender.batch;

import java.time.Instant;

/**
 * A marketplace image and the node agent that goes with it.
 *
 * @param endOfLife when Batch stops supporting it, or null when no date is set
 */
public record PoolImage(
        String publisher,
        String offer,
        String sku,
        String version,
        String nodeAgent,
        boolean verified,
        Instant endOfLife) {

    /** As {@code publisher:offer:sku}, the way the Azure command line writes images. */
    @Override
    public String toString() {
        return publisher + ":" + offer + ":" + sku;
    }
}
