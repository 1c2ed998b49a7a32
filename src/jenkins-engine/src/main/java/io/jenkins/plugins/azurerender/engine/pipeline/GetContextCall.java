package io.jenkins.plugins.azurerender.engine.pipeline;

import java.io.IOException;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** A call of {@code getContext FlowNode}: returns a context object, which is not recorded. */
final class GetContextCall {

    private static final String NAME = "getContext";

    private final FlowThread thread;
    private final String id;
    private final Object type;

    GetContextCall(FlowThread thread, StepArguments arguments) {
        this.thread = thread;
        this.id = thread.nextId();
        this.type = arguments.named("type").get("type");
    }

    /** Returns the context object of the type, or null. */
    Object run() throws IOException, InterruptedException {
        if (!(type instanceof Class<?> wanted)) {
            throw new IllegalArgumentException("The parameter \"type\" must be a class, not " + type + ".");
        }
        PipelineExecution execution = thread.execution();
        execution.log().stepBegins(execution.record().begin(id, NAME), NAME);
        return wanted == FlowNode.class
                ? BlockNode.leaf(execution, id, NAME, thread.scope())
                : ContextValues.find(execution, thread.scope(), wanted);
    }
}
