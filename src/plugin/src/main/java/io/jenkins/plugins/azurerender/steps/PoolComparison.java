package io.jenkins.plugins.azurerender.steps;

import io.jenkins.plugins.azurerender.batch.PoolSetup;
import io.jenkins.plugins.azurerender.batch.PoolStatus;
import io.jenkins.plugins.azurerender.pool.ImageName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A pool that exists beside what a step asks for: what cannot be changed any more is said, never silently taken. */
final class PoolComparison {

    private final PoolStatus pool;
    private final List<String> differences = new ArrayList<>();

    PoolComparison(PoolStatus pool) {
        this.pool = pool;
    }

    /** Each as the end of a sentence that begins "is reused although". */
    List<String> differences(PoolStep step) {
        if (step.getVmSize() != null && !step.getVmSize().equalsIgnoreCase(pool.vmSize())) {
            differ("its VM size is %s, not %s", pool.vmSize(), step.getVmSize());
        }
        if (!ImageName.parse(step.getImage()).isMetBy(pool.image())) {
            differ("its image is %s, not %s", pool.image(), step.getImage());
        }
        if (step.getTaskSlotsPerNode() != pool.taskSlotsPerNode()) {
            differ("it has %s task slots a node, not %s", pool.taskSlotsPerNode(), step.getTaskSlotsPerNode());
        }
        compare(step.setup(), pool.setup());
        return differences;
    }

    /** What is not asked for may be there. */
    private void compare(PoolSetup asked, PoolSetup there) {
        lacking("its nodes do not fetch the containers %s", asked.containers(), there.containers());
        lacking("its nodes lack the applications %s", asked.applications(), there.applications());
        if (asked.startTask() != null && !asked.startTask().equals(there.startTask())) {
            differ(there.startTask() == null ? "it has no start task" : "it has another start task");
        }
        if (asked.interNodeCommunication() && !there.interNodeCommunication()) {
            differ("its nodes cannot talk to each other");
        }
        if (asked.subnet() != null && !asked.subnet().equalsIgnoreCase(there.subnet())) {
            differ("its nodes are in %s", there.subnet() == null ? "no subnet" : "the subnet " + there.subnet());
        }
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
