package io.jenkins.plugins.azurerender.steps;

import io.jenkins.plugins.azurerender.batch.PoolStatus;
import io.jenkins.plugins.azurerender.pool.ImageName;
import java.util.ArrayList;
import java.util.List;

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
        List<String> lacking = new ArrayList<>(step.getContainers());
        lacking.removeAll(pool.setup().containers());
        if (!lacking.isEmpty()) {
            differ("its nodes do not fetch the containers %s", String.join(", ", lacking));
        }
        return differences;
    }

    private void differ(String sentence, Object... values) {
        differences.add(sentence.formatted(values));
    }
}
