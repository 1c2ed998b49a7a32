package io.jenkins.plugins.azurerender.record;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * The branch of {@code parallel}, or the matrix cell, in which a step runs, with all enclosing ones; and the
 * {@code retry} blocks around it. Immutable.
 */
public final class PipelineBranch implements Serializable {

    /** Outside of all branches, and in freestyle builds. */
    public static final PipelineBranch NONE = new PipelineBranch(List.of(), List.of(), Map.of(), Map.of());

    private static final long serialVersionUID = 1L;
    private static final String RETRY = "retry";

    /** Ids of the flow nodes at which the branches start, outermost first. */
    private final ArrayList<String> starts;

    /** Names of the branches. In another attempt of {@code retry}, their flow nodes are others and their names the same. */
    private final ArrayList<String> names;

    /** Number of branches around each {@code retry} step, by the id of its flow node. */
    private final HashMap<String, Integer> retries;

    /** Id of the flow node at which the attempt starts, by the id of that of its {@code retry} step. */
    private final HashMap<String, String> attempts;

    PipelineBranch(
            List<String> starts, List<String> names, Map<String, Integer> retries, Map<String, String> attempts) {
        this.starts = new ArrayList<>(starts);
        this.names = new ArrayList<>(names);
        this.retries = new HashMap<>(retries);
        this.attempts = new HashMap<>(attempts);
    }

    /** Returns the branch of a running step. */
    public static PipelineBranch of(StepContext context) throws IOException, InterruptedException {
        FlowNode step = context.get(FlowNode.class);
        if (step == null) {
            return NONE;
        }
        List<BlockStartNode> blocks = new ArrayList<>(step.getEnclosingBlocks());
        Collections.reverse(blocks);
        List<String> starts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Map<String, Integer> retries = new HashMap<>();
        Map<String, String> attempts = new HashMap<>();
        String retry = null;
        for (BlockStartNode block : blocks) {
            if (retry != null) { // this is the attempt
                retries.put(retry, starts.size());
                attempts.put(retry, block.getId());
            }
            ThreadNameAction branch = block.getPersistentAction(ThreadNameAction.class);
            if (branch != null) {
                starts.add(block.getId());
                names.add(branch.getThreadName());
            }
            retry = RETRY.equals(block.getDisplayFunctionName()) ? block.getId() : null;
        }
        return new PipelineBranch(starts, names, retries, attempts);
    }

    /** Whether the other branch is this one or inside of it. */
    boolean contains(PipelineBranch other) {
        return other.starts.size() >= starts.size()
                && other.starts.subList(0, starts.size()).equals(starts);
    }

    /**
     * Whether one {@code retry} block contains the steps of both, and they are in the same branch, or in branches inside of
     * this block that have the same names.
     */
    boolean isRetriedBy(PipelineBranch other) {
        return names.equals(other.names)
                && retries.entrySet().stream()
                        .anyMatch(retry -> other.retries.containsKey(retry.getKey())
                                && starts.subList(0, retry.getValue())
                                        .equals(other.starts.subList(0, retry.getValue())));
    }

    /** The {@code retry} steps around both of which the attempts are others. */
    Set<String> attemptsAfter(PipelineBranch earlier) {
        return attempts.entrySet().stream()
                .filter(attempt ->
                        !attempt.getValue().equals(earlier.attempts.getOrDefault(attempt.getKey(), attempt.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Whether the step is inside of these {@code retry} steps. */
    boolean isInside(Set<String> retrySteps) {
        return retries.keySet().containsAll(retrySteps);
    }

    /** How many branches enclose the steps of this one. */
    int depth() {
        return starts.size();
    }

    /** Compares the branches only, not the {@code retry} blocks. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PipelineBranch branch && starts.equals(branch.starts);
    }

    @Override
    public int hashCode() {
        return starts.hashCode();
    }
}
