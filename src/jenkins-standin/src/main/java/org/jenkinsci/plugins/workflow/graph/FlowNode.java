package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;
import hudson.model.Actionable;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** A step, or the start or end of a block, in the graph of a Pipeline. */
public abstract class FlowNode extends Actionable {

    private final String id;

    protected FlowNode(FlowExecution exec, String id, List<FlowNode> parents) {
        this.id = id;
    }

    /** Returns the enclosing blocks, innermost first. */
    public List<? extends BlockStartNode> getEnclosingBlocks() {
        return List.of();
    }

    /** Returns an id that is unique in the build and does not change. */
    public String getId() {
        return id;
    }

    /** Returns the saved action of the type, or null. */
    public final <T extends Action> T getPersistentAction(Class<T> type) {
        return getAction(type);
    }

    /** Returns the name of the step. */
    public String getDisplayFunctionName() {
        return getDisplayName();
    }

    @Override
    public String getDisplayName() {
        return id;
    }
}
