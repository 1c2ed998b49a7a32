package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.Launcher;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.util.List;

/** {@code isUnix()}: returns whether the node has a Unix shell. */
final class IsUnixStep implements LeafStep {

    @Override
    public List<String> parameters() {
        return List.of();
    }

    @Override
    public boolean canRunAgain() {
        return true;
    }

    @Override
    public Object run(Call call) throws Exception {
        return call.require(Launcher.class).isUnix();
    }
}
