package io.jenkins.plugins.azurerender.standin.pipeline.builtin;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.standin.pipeline.Call;
import io.jenkins.plugins.azurerender.standin.pipeline.LeafStep;

/** {@code error 'why'}: fails. */
final class ErrorStep implements LeafStep {

    @Override
    public String single() {
        return "message";
    }

    @Override
    public Object run(Call call) throws Exception {
        throw new AbortException(call.text("message", ""));
    }
}
