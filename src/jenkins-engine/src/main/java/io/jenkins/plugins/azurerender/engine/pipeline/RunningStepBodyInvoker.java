package io.jenkins.plugins.azurerender.engine.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;

/** Starts the block of a running step. */
final class RunningStepBodyInvoker extends BodyInvoker {

    private final RunningStep step;
    private final ArrayList<BodyExecutionCallback> callbacks = new ArrayList<>();
    private final ArrayList<Object> context = new ArrayList<>();

    RunningStepBodyInvoker(RunningStep step) {
        this.step = step;
    }

    @Override
    public BodyInvoker withContext(Object override) {
        context.add(override);
        return this;
    }

    @Override
    public BodyInvoker withCallback(BodyExecutionCallback callback) {
        callbacks.add(callback);
        return this;
    }

    @Override
    public BodyExecution start() {
        RunningBody body = step.nextBody();
        body.restore(new StepState.Body(callbacks, context, false));
        body.start();
        try {
            step.save();
        } catch (IOException x) {
            step.onFailure(x);
        }
        return body;
    }
}
