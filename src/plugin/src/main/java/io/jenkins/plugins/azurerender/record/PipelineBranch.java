package io.jenkins.plugins.azurerender.record;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The branch of {@code parallel}, or the matrix cell, in which a step runs, with all enclosing ones. Immutable. */
public final class PipelineBranch implements Serializable {

    /** Outside of all branches, and in freestyle builds. */
    public static final PipelineBranch NONE = new PipelineBranch(List.of());

    private static final long serialVersionUID = 1L;

    /** Ids of the flow nodes at which the branches start, outermost first. */
    private final ArrayList<String> starts;

    PipelineBranch(List<String> starts) {
        this.starts = new ArrayList<>(starts);
    }

    /** Returns the branch of a running step. */
    public static PipelineBranch of(StepContext context) throws IOException, InterruptedException {
        FlowNode step = context.get(FlowNode.class);
        if (step == null) {
            return NONE;
        }
        List<String> starts = new ArrayList<>();
        for (BlockStartNode block : step.getEnclosingBlocks()) {
            if (block.getPersistentAction(ThreadNameAction.class) != null) {
                starts.add(0, block.getId());
            }
        }
        return new PipelineBranch(starts);
    }

    /** Whether the other branch is this one or inside of it. */
    boolean contains(PipelineBranch other) {
        return other.starts.size() >= starts.size()
                && other.starts.subList(0, starts.size()).equals(starts);
    }

    /** How many branches enclose the steps of this one. */
    int depth() {
        return starts.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PipelineBranch branch && starts.equals(branch.starts);
    }

    @Override
    public int hashCode() {
        return starts.hashCode();
    }
}
