package io.jenkins.plugins.azurerender.engine.pipeline;

import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A call of a plugin's step: starts it, or resumes it after a restart, and waits for its end. */
final class StepCall {

    private final FlowThread thread;
    private final StepDescriptor descriptor;
    private final StepArguments arguments;
    private final String id;
    private final RunningStep step;

    StepCall(FlowThread thread, StepDescriptor descriptor, StepArguments arguments) {
        this.thread = thread;
        this.descriptor = descriptor;
        this.arguments = arguments;
        this.id = thread.nextId();
        this.step = new RunningStep(thread, id, descriptor.getFunctionName(), arguments.block());
    }

    /** Runs the step and returns its value; throws its failure. */
    Object run() throws Throwable {
        checkBlock();
        PipelineExecution execution = thread.execution();
        boolean first = execution.record().begin(id, descriptor.getFunctionName());
        execution.log().stepBegins(first, descriptor.getFunctionName());
        Outcome outcome = execution.outcomeOf(id);
        if (outcome != null) {
            if (step.hasBody()) {
                RunningBody.replay(step);
            }
            return outcome.get();
        }
        outcome = startOrResume();
        execution.keepOutcome(id, outcome);
        execution.log().stepEnds(step.hasBody(), descriptor.getFunctionName());
        return outcome.get();
    }

    /** Checks that a block is passed exactly if the step requires one. */
    private void checkBlock() {
        String name = descriptor.getFunctionName();
        if (descriptor.takesImplicitBlockArgument() && arguments.block() == null) {
            throw new IllegalStateException(name + " step must be called with a body");
        }
        if (!descriptor.takesImplicitBlockArgument() && arguments.block() != null) {
            throw new IllegalArgumentException("Expected named arguments but got a block for " + name);
        }
    }

    private Outcome startOrResume() {
        try {
            byte[] saved = thread.execution().record().find(id, FlowRecord.Kind.STATE);
            if (saved == null) {
                start();
            } else {
                resume(saved);
            }
            return Outcome.success(thread.await(step.waiting()));
        } catch (Suspended x) {
            throw x;
        } catch (Throwable x) {
            return Outcome.failure(x);
        }
    }

    private void start() throws Exception {
        Step bound = descriptor.newInstance(arguments.named(descriptor.clazz));
        descriptor.checkContextAvailability(step);
        StepExecution execution = bound.start(step);
        step.executeAs(execution);
        boolean ended = execution.start();
        if (ended && !step.waiting().hasEnded()) {
            throw new IllegalStateException("Step " + bound + " claimed to have ended synchronously, but didn't set"
                    + " the result via StepContext.onSuccess/onFailure");
        }
        step.becomeSaveable();
    }

    private void resume(byte[] saved) throws IOException {
        step.restore(saved);
        try {
            step.waiting().stepExecution().onResume();
        } catch (RuntimeException x) {
            step.onFailure(x);
        }
        step.bodies().forEach(RunningBody::start);
    }
}
