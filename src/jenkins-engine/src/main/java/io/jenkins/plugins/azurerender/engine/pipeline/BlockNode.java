package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** The start of a block. Its id is the same when the script runs again after a restart. */
final class BlockNode extends BlockStartNode {

    private final String function;
    private final List<BlockNode> enclosing;

    private BlockNode(PipelineExecution execution, String id, String function, Scope outer) {
        super(execution, id, List.of());
        this.function = function;
        this.enclosing = outer.findAll(BlockNode.class);
    }

    /** The call of a step with a block. */
    static BlockNode step(PipelineExecution execution, String id, String name, Scope outer) {
        return new BlockNode(execution, id, name, outer);
    }

    /** A branch of {@code parallel}. */
    static BlockNode branch(PipelineExecution execution, String id, String name, Scope outer) {
        BlockNode node = new BlockNode(execution, id, "{", outer);
        node.addAction(new BranchName(name));
        return node;
    }

    /** The call of a step without a block. */
    static FlowNode leaf(PipelineExecution execution, String id, Scope outer) {
        return new Leaf(execution, id, outer.findAll(BlockNode.class));
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

        private final List<BlockNode> enclosing;

        Leaf(PipelineExecution execution, String id, List<BlockNode> enclosing) {
            super(execution, id, List.of());
            this.enclosing = enclosing;
        }

        @Override
        public List<BlockNode> getEnclosingBlocks() {
            return enclosing;
        }
    }
}
