package io.jenkins.plugins.azurerender.standin.pipeline.builtin;

import hudson.Launcher;
import io.jenkins.plugins.azurerender.standin.pipeline.Call;
import io.jenkins.plugins.azurerender.standin.pipeline.LeafStep;

/** {@code isUnix()}: whether the node has a Unix shell. */
final class IsUnixStep implements LeafStep {

    @Override
    public String single() {
        return "value";
    }

    @Override
    public Object run(Call call) throws Exception {
        return call.need(Launcher.class).isUnix();
    }
}
