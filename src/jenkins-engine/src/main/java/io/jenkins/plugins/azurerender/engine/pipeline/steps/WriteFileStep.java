package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.util.List;

/** {@code writeFile file: 'path', text: 'text'}: writes a file. */
final class WriteFileStep implements LeafStep {

    @Override
    public List<String> parameters() {
        return List.of("file", "text", "encoding");
    }

    @Override
    public boolean canRunAgain() {
        return true;
    }

    @Override
    public Object run(Call call) throws Exception {
        call.folder().child(call.text("file")).write(call.text("text"), call.text("encoding", "UTF-8"));
        return null;
    }
}
