package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.util.List;

/** {@code fileExists 'path'}: returns whether the file or directory exists. */
final class FileExistsStep implements LeafStep {

    @Override
    public List<String> parameters() {
        return List.of("file");
    }

    @Override
    public boolean canRunAgain() {
        return true;
    }

    @Override
    public Object run(Call call) throws Exception {
        return call.folder().child(call.text("file")).exists();
    }
}
