package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.FilePath;
import io.jenkins.plugins.azurerender.engine.pipeline.Block;
import io.jenkins.plugins.azurerender.engine.pipeline.BlockStep;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import java.util.List;

/** {@code dir('path') { }}: changes the current directory for its block. */
final class DirStep implements BlockStep {

    @Override
    public List<String> parameters() {
        return List.of("path");
    }

    @Override
    public Object run(Call call, Block block) throws Exception {
        FilePath folder = call.folder().child(call.text("path"));
        if (call.isFirstTime("log")) {
            call.listener().getLogger().println("Running in " + folder.getRemote());
        }
        return block.run(call.scope().with(folder), null);
    }
}
