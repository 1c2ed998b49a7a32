package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.azure.batch.PoolSetup;
import io.jenkins.plugins.azurerender.azure.batch.StartTask;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.util.List;

/**
 * The validated configuration of each node of a pool.
 *
 * @param image in the format of {@link ImageName}; null if not specified
 * @param nodeAgent such as {@code batch.node.ubuntu 24.04}; null for the agent of the image
 * @param containers container images to pull
 * @param startTask shell script that runs before any task; null for none
 * @param applications application packages, each {@code application:version} or {@code application}
 * @param subnet resource ID; null for none
 * @param remoteAccessFrom IP address or range allowed to connect to nodes; null for none
 */
public record NodeSpec(
        String image,
        String nodeAgent,
        List<String> containers,
        String startTask,
        boolean elevatedStartTask,
        List<String> applications,
        List<MountSpec> mounts,
        boolean interNodeCommunication,
        String subnet,
        String remoteAccessFrom)
        implements Serializable {

    static final NodeSpec EMPTY =
            new NodeSpec(null, null, List.of(), null, false, List.of(), List.of(), false, null, null);

    private static final String DEFAULT_IMAGE = "ubuntu-hpc";

    /** @throws InvalidRequestException for the first parameter that is invalid */
    public NodeSpec {
        containers = List.copyOf(containers);
        applications = List.copyOf(applications);
        mounts = List.copyOf(mounts);
        if (image != null) {
            ImageName.parse(image);
        }
        ContainerImages.check(containers);
        NodeChecks.checkSubnet(subnet);
        NodeChecks.checkRemoteAccess(remoteAccessFrom);
        NodeChecks.applications(applications);
        MountSpec.check(mounts);
    }

    /** Returns the image for a new pool. */
    public ImageName imageName() {
        return ImageName.parse(image == null ? DEFAULT_IMAGE : image);
    }

    /** Returns whether nothing is specified that could install a renderer. */
    public boolean hasDefaultSoftware() {
        return image == null && startTask == null && applications.isEmpty() && containers.isEmpty() && mounts.isEmpty();
    }

    /** Returns the part of a Batch pool request that is about nodes, without mounts, which need credentials. */
    public PoolSetup setup() {
        return new PoolSetup(
                containers,
                !containers.isEmpty(),
                startTask == null ? null : new StartTask(startTask, elevatedStartTask),
                NodeChecks.applications(applications),
                List.of(),
                interNodeCommunication,
                subnet,
                remoteAccessFrom);
    }

    public NodeSpec withContainers(List<String> images) {
        return new NodeSpec(
                image,
                nodeAgent,
                images,
                startTask,
                elevatedStartTask,
                applications,
                mounts,
                interNodeCommunication,
                subnet,
                remoteAccessFrom);
    }

    public NodeSpec withApplications(List<String> packages) {
        return new NodeSpec(
                image,
                nodeAgent,
                containers,
                startTask,
                elevatedStartTask,
                packages,
                mounts,
                interNodeCommunication,
                subnet,
                remoteAccessFrom);
    }
}
