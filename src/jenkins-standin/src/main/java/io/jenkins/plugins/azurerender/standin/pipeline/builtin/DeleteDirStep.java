package io.jenkins.plugins.azurerender.standin.pipeline.builtin;

import io.jenkins.plugins.azurerender.standin.pipeline.Call;
import io.jenkins.plugins.azurerender.standin.pipeline.LeafStep;

/** {@code deleteDir()}: removes the folder in which steps work. */
final class DeleteDirStep implements LeafStep {

    @Override
    public String single() {
        return "value";
    }

    @Override
    public Object run(Call call) throws Exception {
        call.folder().deleteRecursive();
        return null;
    }
}
