package io.jenkins.plugins.azurerender.pools;

import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.azure.batch.PoolSetup;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Compares the settings of an existing pool that cannot be changed with the requested configuration. */
final class PoolComparison {

    private final PoolStatus pool;
    private final List<String> differences = new ArrayList<>();

    PoolComparison(PoolStatus pool) {
        this.pool = pool;
    }

    /** Returns the differences, each as the end of a sentence that begins with "is reused although". */
    List<String> differences(PoolSpec requested, List<PoolMount> mounts) {
        if (requested.vmSize() != null && !requested.vmSize().equalsIgnoreCase(pool.vmSize())) {
            addDifference("its VM size is %s, not %s", pool.vmSize(), requested.vmSize());
        }
        if (requested.node().image() != null && !requested.node().imageName().matches(pool.image())) {
            addDifference(
                    "its image is %s, not %s", pool.image(), requested.node().image());
        }
        if (requested.taskSlotsPerNode() != null && requested.slots() != pool.taskSlotsPerNode()) {
            addDifference("it has %s task slots per node, not %s", pool.taskSlotsPerNode(), requested.slots());
        }
        compare(requested.node().setup().withMounts(mounts), pool.setup());
        return differences;
    }

    /** Additional containers, applications and mounts of the pool are not a difference. */
    private void compare(PoolSetup requested, PoolSetup actual) {
        requireAll("its nodes do not pull the containers %s", requested.containers(), actual.containers());
        requireAll("its nodes do not have the applications %s", requested.applications(), actual.applications());
        requireAll(
                "its nodes do not mount %s",
                requested.mounts().stream().map(this::comparable).toList(), actual.mounts());
        if (requested.startTask() != null && !requested.startTask().equals(actual.startTask())) {
            addDifference(actual.startTask() == null ? "it has no start task" : "it has a different start task");
        }
        if (requested.interNodeCommunication() && !actual.interNodeCommunication()) {
            addDifference("inter-node communication is off");
        }
        if (requested.remoteAccessFrom() != null
                && !requested.remoteAccessFrom().equals(actual.remoteAccessFrom())) {
            String from = actual.remoteAccessFrom() == null ? "nowhere" : actual.remoteAccessFrom();
            addDifference("remote access is allowed from %s", from);
        }
        if (requested.subnet() != null && !requested.subnet().equalsIgnoreCase(actual.subnet())) {
            addDifference(
                    "its nodes are in %s", actual.subnet() == null ? "no subnet" : "the subnet " + actual.subnet());
        }
    }

    /** Windows nodes have no mount options. */
    private PoolMount comparable(PoolMount mount) {
        PoolMount plain = mount.withoutSecret();
        return NodeSystem.ofAgent(pool.nodeAgent()) == NodeSystem.WINDOWS ? plain.withOptions("") : plain;
    }

    private <T> void requireAll(String sentence, List<T> requested, List<T> actual) {
        String missing = requested.stream()
                .filter(one -> !actual.contains(one))
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            addDifference(sentence, missing);
        }
    }

    private void addDifference(String sentence, Object... values) {
        differences.add(String.format(Locale.ROOT, sentence, values));
    }
}
