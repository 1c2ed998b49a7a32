package io.jenkins.plugins.azurerender.pools;

import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.azure.batch.PoolSetup;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Compares an existing pool with the requested configuration, as far as it cannot be changed after creation. */
final class PoolComparison {

    private final PoolStatus pool;
    private final List<String> differences = new ArrayList<>();

    PoolComparison(PoolStatus pool) {
        this.pool = pool;
    }

    /** Returns the differences, each as the end of a sentence that begins with "is reused although". */
    List<String> differences(PoolSpec asked, List<PoolMount> mounts) {
        if (asked.vmSize() != null && !asked.vmSize().equalsIgnoreCase(pool.vmSize())) {
            differ("its VM size is %s, not %s", pool.vmSize(), asked.vmSize());
        }
        if (asked.node().image() != null && !asked.node().imageName().matches(pool.image())) {
            differ("its image is %s, not %s", pool.image(), asked.node().image());
        }
        if (asked.taskSlotsPerNode() != null && asked.slots() != pool.taskSlotsPerNode()) {
            differ("it has %s task slots per node, not %s", pool.taskSlotsPerNode(), asked.slots());
        }
        compare(asked.node().setup().withMounts(mounts), pool.setup());
        return differences;
    }

    /** Containers, applications and mounts of the pool that were not requested are no difference. */
    private void compare(PoolSetup asked, PoolSetup there) {
        lacking("its nodes do not pull the containers %s", asked.containers(), there.containers());
        lacking("its nodes do not have the applications %s", asked.applications(), there.applications());
        lacking(
                "its nodes do not mount %s",
                asked.mounts().stream().map(this::comparable).toList(), there.mounts());
        if (asked.startTask() != null && !asked.startTask().equals(there.startTask())) {
            differ(there.startTask() == null ? "it has no start task" : "it has a different start task");
        }
        if (asked.interNodeCommunication() && !there.interNodeCommunication()) {
            differ("inter-node communication is off");
        }
        if (asked.remoteAccessFrom() != null && !asked.remoteAccessFrom().equals(there.remoteAccessFrom())) {
            String from = there.remoteAccessFrom() == null ? "nowhere" : there.remoteAccessFrom();
            differ("remote access is allowed from %s", from);
        }
        if (asked.subnet() != null && !asked.subnet().equalsIgnoreCase(there.subnet())) {
            differ("its nodes are in %s", there.subnet() == null ? "no subnet" : "the subnet " + there.subnet());
        }
    }

    /** Windows nodes have no mount options. */
    private PoolMount comparable(PoolMount mount) {
        PoolMount open = mount.withoutSecret();
        return NodeSystem.ofAgent(pool.nodeAgent()) == NodeSystem.WINDOWS ? open.withOptions("") : open;
    }

    private <T> void lacking(String sentence, List<T> asked, List<T> there) {
        String lacking = asked.stream()
                .filter(one -> !there.contains(one))
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        if (!lacking.isEmpty()) {
            differ(sentence, lacking);
        }
    }

    private void differ(String sentence, Object... values) {
        differences.add(sentence.formatted(values));
    }
}
