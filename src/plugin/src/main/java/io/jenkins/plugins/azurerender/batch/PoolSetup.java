package io.jenkins.plugins.azurerender.batch;

import java.util.List;

/**
 * What a pool's nodes come with, beside their image.
 *
 * @param containers container images that each node fetches before it takes tasks
 * @param startTask null for none
 * @param interNodeCommunication whether the nodes can talk to each other
 * @param subnet resource id of the subnet they are in, or null for none of one's own
 */
public record PoolSetup(
        List<String> containers,
        StartTask startTask,
        List<ApplicationPackage> applications,
        boolean interNodeCommunication,
        String subnet) {

    /** Nothing but the image. */
    public static final PoolSetup PLAIN = new PoolSetup(List.of(), null, List.of(), false, null);

    public PoolSetup {
        containers = List.copyOf(containers);
        applications = List.copyOf(applications);
    }
}
