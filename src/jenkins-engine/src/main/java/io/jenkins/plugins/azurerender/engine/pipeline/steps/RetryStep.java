package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import io.jenkins.plugins.azurerender.engine.pipeline.Block;
import io.jenkins.plugins.azurerender.engine.pipeline.BlockStep;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.Suspended;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** {@code retry(3) { }}: runs its block until it succeeds, at most N times; an abort is not retried, a timeout inside is. */
final class RetryStep implements BlockStep {

    @Override
    public List<String> parameters() {
        return List.of("count", "conditions");
    }

    @Override
    public Object run(Call call, Block block) throws Exception {
        long count = call.number("count");
        for (int attempt = 1; ; attempt++) {
            try {
                return block.run(call.scope(), null);
            } catch (Suspended x) {
                throw x;
            } catch (Throwable x) {
                boolean aborted =
                        x instanceof FlowInterruptedException interrupted && interrupted.isActualInterruption();
                if (attempt >= count || aborted) {
                    throw x;
                }
                if (call.isFirstTime("attempt " + attempt)) {
                    FailureLog.print(x, call);
                    call.listener().getLogger().println("Retrying");
                }
            }
        }
    }
}
