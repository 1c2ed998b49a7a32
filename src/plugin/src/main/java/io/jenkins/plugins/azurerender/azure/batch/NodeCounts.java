package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.ComputeNodeState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the nodes of a pool without keeping them. */
final class NodeCounts {

    private static final int MAX_TIMES = 10_000;

    private final Instant now = Instant.now();
    private final Map<String, Integer> states = new TreeMap<>();
    private final List<Long> preempted = new ArrayList<>();
    private Duration time = Duration.ZERO;

    void add(ComputeNode node) {
        states.merge(String.valueOf(node.state()), 1, Integer::sum);
        boolean evicted = node.state() == ComputeNodeState.PREEMPTED;
        if (evicted && node.stateTransitionTime() != null && preempted.size() < MAX_TIMES) {
            preempted.add(node.stateTransitionTime().getMillis());
        }
        if (!evicted && node.allocationTime() != null) { // evicted nodes cost nothing
            Duration uptime =
                    Duration.between(Instant.ofEpochMilli(node.allocationTime().getMillis()), now);
            time = uptime.isNegative() ? time : time.plus(uptime);
        }
    }

    /** Returns the number of nodes by state. */
    Map<String, Integer> states() {
        return states;
    }

    /** Returns the eviction times of the evicted nodes, in milliseconds since 1970. */
    List<Long> preempted() {
        return preempted;
    }

    /** Returns the total uptime of the nodes. */
    Duration time() {
        return time;
    }
}
