package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.util.List;

/** {@code unstable 'message'}: sets the result UNSTABLE and continues. */
final class UnstableStep implements LeafStep {

    @Override
    public List<String> parameters() {
        return List.of("message");
    }

    @Override
    public boolean canRunAgain() {
        return true;
    }

    @Override
    public Object run(Call call) throws Exception {
        call.listener().getLogger().println("WARNING: " + call.text("message"));
        call.run().setResult(Result.UNSTABLE);
        return null;
    }
}
