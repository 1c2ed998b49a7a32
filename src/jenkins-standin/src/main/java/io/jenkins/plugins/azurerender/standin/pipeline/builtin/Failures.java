package io.jenkins.plugins.azurerender.standin.pipeline.builtin;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.standin.pipeline.Call;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Shows in the log a failure that does not end the build. */
final class Failures {

    private Failures() {}

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
