package io.jenkins.plugins.azurerender.azure.batch;

import java.time.Instant;

/**
 * An image of nodes from Azure Marketplace or an Azure Compute Gallery, with its node agent.
 *
 * @param version {@code latest} or a specific version
 * @param galleryId resource ID of a gallery image, for which publisher, offer, SKU and version are null; otherwise null
 * @param verified whether Batch has verified the image with the node agent
 * @param runsContainers whether the image includes a container runtime
 * @param endOfLife when Batch ends its support, or null if no date is set
 */
public record PoolImage(
        String publisher,
        String offer,
        String sku,
        String version,
        String galleryId,
        String nodeAgent,
        boolean verified,
        boolean runsContainers,
        Instant endOfLife) {

    static final String LATEST = "latest";

    /** Returns a gallery image, whose properties are not known without access to its subscription. */
    public static PoolImage ofGallery(String id, String nodeAgent) {
        return new PoolImage(null, null, null, null, id, nodeAgent, false, true, null);
    }

    /** Returns the image with another version. */
    public PoolImage withVersion(String newVersion) {
        return new PoolImage(
                publisher, offer, sku, newVersion, galleryId, nodeAgent, verified, runsContainers, endOfLife);
    }

    /**
     * Returns the gallery ID or, as in the Azure CLI, {@code publisher:offer:sku}, with the version unless it is the
     * latest.
     */
    @Override
    public String toString() {
        if (galleryId != null) {
            return galleryId;
        }
        String image = publisher + ":" + offer + ":" + sku;
        return version == null || version.equals(LATEST) ? image : image + ":" + version;
    }
}
