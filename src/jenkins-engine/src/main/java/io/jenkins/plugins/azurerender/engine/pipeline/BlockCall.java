package io.jenkins.plugins.azurerender.engine.pipeline;

/** A call of a built-in step with a block. */
final class BlockCall {

    private final FlowThread thread;
    private final String name;
    private final StepArguments arguments;
    private final String id;

    BlockCall(FlowThread thread, String name, StepArguments arguments) {
        this.thread = thread;
        this.name = name;
        this.arguments = arguments;
        this.id = thread.nextId();
    }

    Object run(BlockStep step) throws Exception {
        PipelineExecution execution = thread.execution();
        execution.log().stepBegins(execution.record().begin(id, name), name);
        if (arguments.block() == null) {
            throw new IllegalArgumentException(name + " step must be called with a body");
        }
        Scope outer = thread.scope();
        Scope inner = outer.with(BlockNode.step(execution, id, name, outer));
        Call call = new Call(thread, inner, id, arguments.checked(name, step.parameters()));
        try {
            return step.run(call, new Block(thread, id, arguments.block()));
        } finally {
            if (!execution.isSuspended()) {
                execution.log().stepEnds(execution.record().begin(id + "//", "//"), name);
            }
        }
    }
}
