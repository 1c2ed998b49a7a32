package io.jenkins.plugins.azurerender.record;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    public static final PipelineBranch NONE = new PipelineBranch(List.of(), List.of());

    private static final long serialVersionUID = 1L;
    private static final String RETRY = "retry";

    /** Ids of the flow nodes at which the branches start, outermost first. */
    private final ArrayList<String> starts;

    /** Ids of the flow nodes of {@code retry} steps. */
    private final ArrayList<String> retries;

    PipelineBranch(List<String> starts, List<String> retries) {
        this.starts = new ArrayList<>(starts);
        this.retries = new ArrayList<>(retries);
    }

    /** Returns the branch of a running step. */
    public static PipelineBranch of(StepContext context) throws IOException, InterruptedException {
        FlowNode step = context.get(FlowNode.class);
        if (step == null) {
            return NONE;
        }
        List<String> starts = new ArrayList<>();
        List<String> retries = new ArrayList<>();
        for (BlockStartNode block : step.getEnclosingBlocks()) {
            if (block.getPersistentAction(ThreadNameAction.class) != null) {
                starts.add(0, block.getId());
            }
            if (RETRY.equals(block.getDisplayFunctionName())) {
                retries.add(block.getId());
            }
        }
        return new PipelineBranch(starts, retries);
    }

    /** Whether the other branch is this one or inside of it. */
    boolean contains(PipelineBranch other) {
        return other.starts.size() >= starts.size()
                && other.starts.subList(0, starts.size()).equals(starts);
    }

    /** Whether the other is this branch, and one {@code retry} block contains the steps of both. */
    boolean isRetriedBy(PipelineBranch other) {
        return equals(other) && !Collections.disjoint(retries, other.retries);
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
