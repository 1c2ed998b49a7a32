package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import io.jenkins.plugins.azurerender.engine.pipeline.Block;
import io.jenkins.plugins.azurerender.engine.pipeline.BlockStep;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** {@code retry(3) { }}: runs its block until it succeeds, at most N times; an abort is not retried. */
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
            } catch (FlowInterruptedException x) {
                throw x;
            } catch (Exception x) {
                if (attempt >= count) {
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
