package io.jenkins.plugins.azurerender.standin.pipeline.builtin;

import io.jenkins.plugins.azurerender.standin.pipeline.Call;
import io.jenkins.plugins.azurerender.standin.pipeline.LeafStep;

/** {@code writeFile file: 'path', text: 'text'}: writes a text to a file. */
final class WriteFileStep implements LeafStep {

    @Override
    public String single() {
        return "file";
    }

    @Override
    public Object run(Call call) throws Exception {
        call.folder().child(call.text("file")).write(call.text("text"), call.text("encoding", "UTF-8"));
        return null;
    }
}
