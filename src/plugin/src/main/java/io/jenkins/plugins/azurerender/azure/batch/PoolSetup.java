package io.jenkins.plugins.azurerender.azure.batch;

import java.util.List;

/**
 * The configuration of the nodes of a pool, except their image.
 *
 * @param containers container images that each node pulls before it runs tasks
 * @param runsContainers whether tasks can run in containers, also in images that are not in this list
 * @param startTask null for none
 * @param interNodeCommunication whether the nodes can communicate with each other
 * @param mounts file systems that each node mounts before it runs tasks
 * @param subnet resource ID of the subnet; null for the default network
 * @param remoteAccessFrom address or range from which remote access is allowed; null for none
 */
public record PoolSetup(
        List<String> containers,
        boolean runsContainers,
        StartTask startTask,
        List<ApplicationPackage> applications,
        List<PoolMount> mounts,
        boolean interNodeCommunication,
        String subnet,
        String remoteAccessFrom) {

    /** An empty configuration. */
    public static final PoolSetup PLAIN =
            new PoolSetup(List.of(), false, null, List.of(), List.of(), false, null, null);

    public PoolSetup {
        containers = List.copyOf(containers);
        applications = List.copyOf(applications);
        mounts = List.copyOf(mounts);
    }

    /** Returns the configuration with other mounts. */
    public PoolSetup withMounts(List<PoolMount> newMounts) {
        return new PoolSetup(
                containers,
                runsContainers,
                startTask,
                applications,
                newMounts,
                interNodeCommunication,
                subnet,
                remoteAccessFrom);
    }
}
