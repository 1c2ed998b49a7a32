package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.AbortException;

/** A call of a built-in step without a block. */
final class LeafCall {

    private final FlowThread thread;
    private final String name;
    private final StepArguments arguments;
    private final String id;

    LeafCall(FlowThread thread, String name, StepArguments arguments) {
        this.thread = thread;
        this.name = name;
        this.arguments = arguments;
        this.id = thread.nextId();
    }

    Object run(LeafStep step) throws Throwable {
        PipelineExecution execution = thread.execution();
        boolean first = execution.record().begin(id, name);
        execution.log().stepBegins(first, name);
        Outcome outcome = execution.outcomeOf(id);
        if (outcome == null) {
            outcome = first || step.canRunAgain() ? outcomeOf(step) : Outcome.failure(interruptedByRestart());
            execution.keepOutcome(id, outcome);
        }
        return outcome.get();
    }

    private Outcome outcomeOf(LeafStep step) {
        if (arguments.block() != null) {
            return Outcome.failure(new IllegalArgumentException(name + " step must be called without a body"));
        }
        Call call = new Call(thread, thread.scope(), id, arguments.checked(name, step.parameters()));
        try {
            return Outcome.success(thread.await(new WaitingForWork(() -> step.run(call))));
        } catch (Suspended x) {
            throw x;
        } catch (Throwable x) {
            return Outcome.failure(x);
        }
    }

    private AbortException interruptedByRestart() {
        return new AbortException("The step " + name + " was running when Jenkins was stopped and cannot be resumed.");
    }
}
