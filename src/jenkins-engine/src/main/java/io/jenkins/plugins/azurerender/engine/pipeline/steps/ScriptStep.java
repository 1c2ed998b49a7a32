package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import io.jenkins.plugins.azurerender.engine.pipeline.Block;
import io.jenkins.plugins.azurerender.engine.pipeline.BlockStep;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import java.util.List;

/** {@code script { }} and {@code timestamps { }}: run their blocks without any effect on the log. */
final class ScriptStep implements BlockStep {

    @Override
    public List<String> parameters() {
        return List.of();
    }

    @Override
    public Object run(Call call, Block block) throws Exception {
        return block.run(call.scope(), null);
    }
}
