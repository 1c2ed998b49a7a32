package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.util.List;

/** {@code error 'message'}: fails. */
final class ErrorStep implements LeafStep {

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
        throw new AbortException(call.text("message", ""));
    }
}
