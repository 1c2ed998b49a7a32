package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Logs failures that do not end the build. */
final class FailureLog {

    private FailureLog() {}

    static void print(Throwable failure, Call call) {
        if (failure instanceof AbortException) {
            call.listener().error(failure.getMessage());
        } else if (failure instanceof FlowInterruptedException interrupted) {
            interrupted.handle(call.run(), call.listener());
        } else {
            failure.printStackTrace(call.listener().getLogger());
        }
    }
}
