package io.jenkins.plugins.azurerender.batch;

import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.ContainerConfiguration;
import com.microsoft.azure.batch.protocol.models.ContainerType;
import com.microsoft.azure.batch.protocol.models.ImageInformation;
import com.microsoft.azure.batch.protocol.models.ImageReference;
import com.microsoft.azure.batch.protocol.models.PoolAddParameter;
import com.microsoft.azure.batch.protocol.models.VerificationType;
import com.microsoft.azure.batch.protocol.models.VirtualMachineConfiguration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** What a pool is made of, in the words of the Batch SDK. */
final class SdkPools {

    private static final String RUNS_CONTAINERS = "DockerCompatible";

    private SdkPools() {}

    static PoolAddParameter add(PoolRequest request) {
        return new PoolAddParameter()
                .withId(request.id())
                .withVmSize(request.vmSize())
                .withVirtualMachineConfiguration(machine(request.image(), request.setup()))
                .withTargetDedicatedNodes(request.dedicatedNodes())
                .withTargetLowPriorityNodes(request.spotNodes())
                .withTaskSlotsPerNode(request.taskSlotsPerNode())
                .withMetadata(SdkRequests.metadata(request.tags()));
    }

    private static VirtualMachineConfiguration machine(PoolImage image, PoolSetup setup) {
        VirtualMachineConfiguration machine = new VirtualMachineConfiguration()
                .withImageReference(image(image))
                .withNodeAgentSKUId(image.nodeAgent());
        if (!setup.containers().isEmpty()) {
            machine.withContainerConfiguration(new ContainerConfiguration()
                    .withType(ContainerType.DOCKER_COMPATIBLE)
                    .withContainerImageNames(new ArrayList<>(setup.containers())));
        }
        return machine;
    }

    /** The service has three fields for galleries: one's own, those shared with a subscription, those for everybody. */
    private static ImageReference image(PoolImage image) {
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

    /** What a pool is made of, as the service tells. */
    static PoolSetup setup(CloudPool pool) {
        ContainerConfiguration containers = pool.virtualMachineConfiguration() == null
                ? null
                : pool.virtualMachineConfiguration().containerConfiguration();
        return new PoolSetup(
                containers == null
                        ? List.of()
                        : Objects.requireNonNullElse(containers.containerImageNames(), List.of()));
    }

    /** As {@link PoolImage#toString} writes it; empty when the service does not tell. */
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
