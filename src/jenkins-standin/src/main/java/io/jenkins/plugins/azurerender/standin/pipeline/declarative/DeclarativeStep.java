package io.jenkins.plugins.azurerender.standin.pipeline.declarative;

import io.jenkins.plugins.azurerender.standin.pipeline.Block;
import io.jenkins.plugins.azurerender.standin.pipeline.BlockStep;
import io.jenkins.plugins.azurerender.standin.pipeline.Call;

/** {@code pipeline { }}: a Declarative Pipeline. */
public final class DeclarativeStep implements BlockStep {

    @Override
    public String single() {
        return "value";
    }

    @Override
    public Object run(Call call, Block block) throws Exception {
        return block.run(call.scope(), null);
    }
}
