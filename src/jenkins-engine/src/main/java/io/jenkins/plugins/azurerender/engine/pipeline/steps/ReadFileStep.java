package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.util.List;

/** {@code readFile 'path'}: returns the text of a file. */
final class ReadFileStep implements LeafStep {

    @Override
    public List<String> parameters() {
        return List.of("file", "encoding");
    }

    @Override
    public boolean canRunAgain() {
        return true;
    }

    @Override
    public Object run(Call call) throws Exception {
        return call.folder().child(call.text("file")).readToString();
    }
}
