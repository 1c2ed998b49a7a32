package io.jenkins.plugins.azurerender.azure.batch;

import java.time.Instant;

/**
 * An image of nodes and the node agent that goes with it: of the marketplace, or of a Compute Gallery.
 *
 * @param version {@code latest}, or the one version that is wanted
 * @param galleryId the resource id of an image of a gallery, whose publisher, offer, sku and version are null; else null
 * @param verified whether Batch has tried this image with this agent
 * @param runsContainers whether it comes with what runs containers
 * @param endOfLife when Batch stops supporting it, or null when no date is set
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

    /** An image of a gallery: all that can be known of it without signing in to its subscription. */
    public static PoolImage ofGallery(String id, String nodeAgent) {
        return new PoolImage(null, null, null, null, id, nodeAgent, false, true, null);
    }

    /** The same image in another version. */
    public PoolImage withVersion(String wanted) {
        return new PoolImage(publisher, offer, sku, wanted, galleryId, nodeAgent, verified, runsContainers, endOfLife);
    }

    /** {@code publisher:offer:sku}, the way the Azure command line writes images, with a version that is not the latest. */
    @Override
    public String toString() {
        if (galleryId != null) {
            return galleryId;
        }
        String image = publisher + ":" + offer + ":" + sku;
        return version == null || version.equals(LATEST) ? image : image + ":" + version;
    }
}
