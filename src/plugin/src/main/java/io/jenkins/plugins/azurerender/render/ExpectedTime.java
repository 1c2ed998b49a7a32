package io.jenkins.plugins.azurerender.render;

import java.util.List;
import java.util.Optional;

/**
 * The expected duration and node time of a render, without the time in which nodes start or are idle.
 *
 * @param frames number of frames of each task
 * @param slots number of tasks that a node runs at the same time
 * @param nodesPerTask number of nodes that run a task together
 */
public record ExpectedTime(FrameTimes times, List<Integer> frames, int slots, int nodesPerTask) {

    private static final int FEW_NODES = 10;

    public ExpectedTime {
        frames = List.copyOf(frames);
    }

    /** Returns the node time of all tasks in seconds. */
    public double nodeSeconds() {
        return frames.stream().mapToDouble(times::task).sum() * nodesPerTask / slots;
    }

    /** Returns the number of nodes that can work at the same time. */
    public int usefulNodes() {
        return nodesPerTask > 1 ? frames.size() * nodesPerTask : (frames.size() + slots - 1) / slots;
    }

    /**
     * Returns the expected seconds on a number of nodes: tasks run in rounds, each as long as the longest task.
     *
     * @param nodes at least 1
     */
    public double seconds(int nodes) {
        int parallel = Math.max(1, nodesPerTask > 1 ? nodes / nodesPerTask : nodes * slots);
        int longest = frames.stream().mapToInt(Integer::intValue).max().orElse(0);
        return Math.ceil((double) frames.size() / parallel) * times.task(longest);
    }

    /**
     * Returns a sentence that compares numbers of nodes; empty if more nodes would not help.
     *
     * @param nodes number of nodes of the pool; 0 if unknown
     */
    public Optional<String> sizing(int nodes) {
        int useful = usefulNodes();
        if (nodes > useful) {
            return Optional.of("only %s of %s nodes can work at the same time".formatted(useful, nodes));
        }
        int few = nodes > 0 ? nodes : Math.min(nodesPerTask, useful);
        int more = Math.min(useful, nodes > 0 ? 2 * nodes : few * FEW_NODES);
        if (seconds(more) >= seconds(few)) {
            return Optional.empty();
        }
        return Optional.of("%s in about %s, %s in %s, at about the same cost"
                .formatted(
                        few == 1 ? "1 node finishes" : few + " nodes finish",
                        FrameTimes.text(seconds(few)),
                        more,
                        FrameTimes.text(seconds(more))));
    }
}
