package io.jenkins.plugins.azurerender.pools;

import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.azure.batch.PoolSetup;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A pool that exists beside what is asked for: what cannot be changed any more is said, never silently taken. */
final class PoolComparison {

    private final PoolStatus pool;
    private final List<String> differences = new ArrayList<>();

    PoolComparison(PoolStatus pool) {
        this.pool = pool;
    }

    /** Each as the end of a sentence that begins "is reused although". */
    List<String> differences(PoolSpec asked, List<PoolMount> mounts) {
        if (asked.vmSize() != null && !asked.vmSize().equalsIgnoreCase(pool.vmSize())) {
            differ("its VM size is %s, not %s", pool.vmSize(), asked.vmSize());
        }
        if (asked.node().image() != null && !asked.node().imageName().isMetBy(pool.image())) {
            differ("its image is %s, not %s", pool.image(), asked.node().image());
        }
        if (asked.taskSlotsPerNode() != null && asked.slots() != pool.taskSlotsPerNode()) {
            differ("it has %s task slots a node, not %s", pool.taskSlotsPerNode(), asked.slots());
        }
        compare(asked.node().setup().withMounts(mounts), pool.setup());
        return differences;
    }

    /** What is not asked for may be there. */
    private void compare(PoolSetup asked, PoolSetup there) {
        lacking("its nodes do not fetch the containers %s", asked.containers(), there.containers());
        lacking("its nodes lack the applications %s", asked.applications(), there.applications());
        lacking(
                "its nodes do not mount %s",
                asked.mounts().stream().map(this::comparable).toList(), there.mounts());
        if (asked.startTask() != null && !asked.startTask().equals(there.startTask())) {
            differ(there.startTask() == null ? "it has no start task" : "it has another start task");
        }
        if (asked.interNodeCommunication() && !there.interNodeCommunication()) {
            differ("its nodes cannot talk to each other");
        }
        if (asked.remoteAccessFrom() != null && !asked.remoteAccessFrom().equals(there.remoteAccessFrom())) {
            String from = there.remoteAccessFrom() == null ? "nowhere" : there.remoteAccessFrom();
            differ("its nodes can be logged in to from %s", from);
        }
        if (asked.subnet() != null && !asked.subnet().equalsIgnoreCase(there.subnet())) {
            differ("its nodes are in %s", there.subnet() == null ? "no subnet" : "the subnet " + there.subnet());
        }
    }

    /** Nodes of Windows are told no options. */
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
