package io.jenkins.plugins.azurerender.standin.pipeline.builtin;

import io.jenkins.plugins.azurerender.standin.pipeline.Call;
import io.jenkins.plugins.azurerender.standin.pipeline.LeafStep;

/** {@code readFile 'path'}: the text of a file. */
final class ReadFileStep implements LeafStep {

    @Override
    public String single() {
        return "file";
    }

    @Override
    public Object run(Call call) throws Exception {
        return call.folder().child(call.text("file")).readToString();
    }
}
