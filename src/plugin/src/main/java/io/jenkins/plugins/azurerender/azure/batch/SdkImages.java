package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.protocol.models.ImageInformation;
import com.microsoft.azure.batch.protocol.models.ImageReference;
import com.microsoft.azure.batch.protocol.models.VerificationType;
import com.microsoft.azure.batch.protocol.models.VirtualMachineConfiguration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Converts images to and from types of the Batch SDK. */
final class SdkImages {

    private static final String RUNS_CONTAINERS = "DockerCompatible";

    private SdkImages() {}

    /** Batch has separate fields for private, shared and community galleries. */
    static ImageReference image(PoolImage image) {
        ImageReference reference = new ImageReference();
        if (image.galleryId() == null) {
            return reference
                    .withPublisher(image.publisher())
                    .withOffer(image.offer())
                    .withSku(image.sku())
                    .withVersion(image.version());
        }
        String id = image.galleryId().toLowerCase(Locale.ROOT);
        if (id.startsWith("/sharedgalleries/")) {
            return reference.withSharedGalleryImageId(image.galleryId());
        }
        return id.startsWith("/communitygalleries/")
                ? reference.withCommunityGalleryImageId(image.galleryId())
                : reference.withVirtualMachineImageId(image.galleryId());
    }

    /** Returns the notation of {@link PoolImage#toString}; empty if Batch does not report an image. */
    static String image(VirtualMachineConfiguration machine) {
        ImageReference image = machine == null ? null : machine.imageReference();
        if (image == null) {
            return "";
        }
        String gallery = Stream.of(
                        image.virtualMachineImageId(), image.sharedGalleryImageId(), image.communityGalleryImageId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new PoolImage(
                        image.publisher(),
                        image.offer(),
                        image.sku(),
                        image.version(),
                        gallery,
                        machine.nodeAgentSKUId(),
                        false,
                        false,
                        null)
                .toString();
    }

    static PoolImage image(ImageInformation image) {
        ImageReference reference = image.imageReference();
        return new PoolImage(
                reference.publisher(),
                reference.offer(),
                reference.sku(),
                Objects.requireNonNullElse(reference.version(), PoolImage.LATEST),
                null,
                image.nodeAgentSKUId(),
                VerificationType.VERIFIED.equals(image.verificationType()),
                image.capabilities() != null && image.capabilities().contains(RUNS_CONTAINERS),
                image.batchSupportEndOfLife() == null
                        ? null
                        : Instant.ofEpochMilli(image.batchSupportEndOfLife().getMillis()));
    }
}
