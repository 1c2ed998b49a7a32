package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import io.jenkins.plugins.azurerender.engine.pipeline.Block;
import io.jenkins.plugins.azurerender.engine.pipeline.BlockStep;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** {@code stage('name') { }}: names its block in the log and in STAGE_NAME. */
final class StageStep implements BlockStep {

    @Override
    public List<String> parameters() {
        return List.of("name", "concurrency");
    }

    @Override
    public Object run(Call call, Block block) throws Exception {
        String name = call.text("name");
        EnvironmentExpander variables = EnvironmentExpander.merge(
                call.scope().find(EnvironmentExpander.class), EnvironmentExpander.constant(Map.of("STAGE_NAME", name)));
        return block.run(call.scope().with(variables), name);
    }
}
