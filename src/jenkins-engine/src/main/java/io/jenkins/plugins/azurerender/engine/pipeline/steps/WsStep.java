package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.FilePath;
import hudson.model.Node;
import io.jenkins.plugins.azurerender.engine.pipeline.Block;
import io.jenkins.plugins.azurerender.engine.pipeline.BlockStep;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import java.util.List;

/** {@code ws('path') { }}: runs its block in another workspace of the node. */
final class WsStep implements BlockStep {

    @Override
    public List<String> parameters() {
        return List.of("dir");
    }

    @Override
    public Object run(Call call, Block block) throws Exception {
        FilePath wanted = call.require(Node.class).getRootPath().child(call.text("dir"));
        try (AllocatedWorkspace use = AllocatedWorkspace.of(wanted, call)) {
            FilePath folder = use.folder();
            if (call.isFirstTime("log")) {
                call.listener().getLogger().println("Running in " + folder.getRemote());
            }
            return block.run(call.scope().with(folder), null);
        }
    }
}
