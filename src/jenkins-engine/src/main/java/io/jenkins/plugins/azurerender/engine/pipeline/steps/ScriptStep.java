package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import io.jenkins.plugins.azurerender.engine.pipeline.Block;
import io.jenkins.plugins.azurerender.engine.pipeline.BlockStep;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import java.util.List;

/** Runs its block and does nothing else: {@code script}, and {@code timestamps}, whose marks are not in plain text. */
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
