package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.util.List;

/** {@code echo 'text'}: writes a line to the log. */
final class EchoStep implements LeafStep {

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
        call.listener().getLogger().println(call.text("message"));
        return null;
    }
}
