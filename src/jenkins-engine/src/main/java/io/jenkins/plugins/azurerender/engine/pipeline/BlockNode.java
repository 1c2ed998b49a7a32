package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/**
 * The start of a step with a block, or of a run of that block, as in workflow-cps: a step has one node, and one more for
 * each run of its block. Its id is the same when the script runs again after a restart.
 */
final class BlockNode extends BlockStartNode {

    private static final String START = "Start of Pipeline";
    private static final String BODY = "{";

    private final String function;
    private final List<BlockNode> enclosing;

    private BlockNode(PipelineExecution execution, String id, String function, Scope outer) {
        super(execution, id, List.of());
        this.function = function;
        this.enclosing = enclosing(execution, outer);
    }

    /** The start of the Pipeline. */
    private BlockNode(PipelineExecution execution) {
        super(execution, "", List.of());
        this.function = START;
        this.enclosing = List.of();
    }

    /** Returns the blocks around a scope, innermost first; the last one is the start of the Pipeline. */
    private static List<BlockNode> enclosing(PipelineExecution execution, Scope scope) {
        List<BlockNode> blocks = scope.findAll(BlockNode.class);
        blocks.add(new BlockNode(execution));
        return blocks;
    }

    /** The call of a step with a block. */
    static BlockNode step(PipelineExecution execution, String id, String name, Scope outer) {
        return new BlockNode(execution, id, name, outer);
    }

    /** A run of a step's block; the label may be null. */
    static BlockNode body(PipelineExecution execution, String id, String label, Scope outer) {
        return new BlockNode(execution, id, label == null ? BODY : BODY + " (" + label + ")", outer);
    }

    /** A branch of {@code parallel}. */
    static BlockNode branch(PipelineExecution execution, String id, String name, Scope outer) {
        BlockNode node = body(execution, id, "Branch: " + name, outer);
        node.addAction(new BranchName(name));
        return node;
    }

    /** The call of a step without a block. */
    static FlowNode leaf(PipelineExecution execution, String id, String name, Scope outer) {
        return new Leaf(execution, id, name, enclosing(execution, outer));
    }

    @Override
    public List<BlockNode> getEnclosingBlocks() {
        return enclosing;
    }

    @Override
    public String getDisplayFunctionName() {
        return function;
    }

    private record BranchName(String name) implements ThreadNameAction {

        @Override
        public String getThreadName() {
            return name;
        }

        @Override
        public String getIconFileName() {
            return null;
        }

        @Override
        public String getDisplayName() {
            return "Branch: " + name;
        }

        @Override
        public String getUrlName() {
            return null;
        }
    }

    private static final class Leaf extends FlowNode {

        private final String function;
        private final List<BlockNode> enclosing;

        Leaf(PipelineExecution execution, String id, String function, List<BlockNode> enclosing) {
            super(execution, id, List.of());
            this.function = function;
            this.enclosing = enclosing;
        }

        @Override
        public List<BlockNode> getEnclosingBlocks() {
            return enclosing;
        }

        @Override
        public String getDisplayFunctionName() {
            return function;
        }
    }
}
