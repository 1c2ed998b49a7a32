package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.engine.pipeline.Block;
import io.jenkins.plugins.azurerender.engine.pipeline.BlockStep;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.Suspended;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** {@code catchError { }} and {@code warnError('message') { }}: set the result after a failure and continue. */
final class CatchErrorStep implements BlockStep {

    private final boolean warnOnly;

    CatchErrorStep(boolean warnOnly) {
        this.warnOnly = warnOnly;
    }

    @Override
    public List<String> parameters() {
        return List.of("message", "buildResult", "stageResult", "catchInterruptions");
    }

    @Override
    public Object run(Call call, Block block) throws Exception {
        try {
            block.run(call.scope(), null);
            return null;
        } catch (Suspended x) {
            throw x;
        } catch (Throwable x) {
            boolean aborted = x instanceof FlowInterruptedException interrupted && interrupted.isActualInterruption();
            if (aborted && !call.flag("catchInterruptions", true)) {
                throw x;
            }
            if (call.isFirstTime("failed")) {
                String message = call.text("message", null);
                if (message != null) {
                    call.listener().error(message);
                }
                FailureLog.print(x, call);
            }
            call.run().setResult(result(x, call));
            return null;
        }
    }

    private Result result(Throwable failure, Call call) {
        if (failure instanceof FlowInterruptedException interrupted) {
            return interrupted.getResult();
        }
        return warnOnly ? Result.UNSTABLE : Result.fromString(call.text("buildResult", "FAILURE"));
    }
}
