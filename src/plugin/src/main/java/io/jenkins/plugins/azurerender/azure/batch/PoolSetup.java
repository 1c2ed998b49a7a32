package io.jenkins.plugins.azurerender.azure.batch;

import java.util.List;

/**
 * What a pool's nodes come with, beside their image.
 *
 * @param containers container images that each node fetches before it takes tasks
 * @param startTask null for none
 * @param interNodeCommunication whether the nodes can talk to each other
 * @param mounts file systems that each node mounts before it takes tasks
 * @param subnet resource id of the subnet they are in, or null for none of one's own
 * @param remoteAccessFrom address or range from which one can log in to them; null for nowhere
 */
public record PoolSetup(
        List<String> containers,
        StartTask startTask,
        List<ApplicationPackage> applications,
        List<PoolMount> mounts,
        boolean interNodeCommunication,
        String subnet,
        String remoteAccessFrom) {

    /** Nothing but the image. */
    public static final PoolSetup PLAIN = new PoolSetup(List.of(), null, List.of(), List.of(), false, null, null);

    public PoolSetup {
        containers = List.copyOf(containers);
        applications = List.copyOf(applications);
        mounts = List.copyOf(mounts);
    }

    /** The same with mounts. */
    public PoolSetup withMounts(List<PoolMount> wanted) {
        return new PoolSetup(
                containers, startTask, applications, wanted, interNodeCommunication, subnet, remoteAccessFrom);
    }
}
