package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.util.List;

/** {@code deleteDir()}: deletes the current directory. */
final class DeleteDirStep implements LeafStep {

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
        call.folder().deleteRecursive();
        return null;
    }
}
