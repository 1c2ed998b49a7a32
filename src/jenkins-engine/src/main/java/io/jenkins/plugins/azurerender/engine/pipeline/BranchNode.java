package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** The start of a branch of {@code parallel}. Its id is the same when the script runs again after a restart. */
final class BranchNode extends BlockStartNode {

    private final List<BranchNode> enclosing;

    /** @param enclosing branches, innermost first */
    BranchNode(PipelineExecution execution, String id, String name, List<BranchNode> enclosing) {
        super(execution, id, List.of());
        this.enclosing = enclosing;
        addAction(new BranchName(name));
    }

    @Override
    public List<BranchNode> getEnclosingBlocks() {
        return enclosing;
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

    /** A step inside of branches. */
    static final class Step extends FlowNode {

        private final List<BranchNode> enclosing;

        Step(PipelineExecution execution, String id, List<BranchNode> enclosing) {
            super(execution, id, List.of());
            this.enclosing = enclosing;
        }

        @Override
        public List<BranchNode> getEnclosingBlocks() {
            return enclosing;
        }
    }
}
