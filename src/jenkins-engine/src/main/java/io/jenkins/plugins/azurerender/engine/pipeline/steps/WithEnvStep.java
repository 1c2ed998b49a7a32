package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.EnvVars;
import io.jenkins.plugins.azurerender.engine.pipeline.Block;
import io.jenkins.plugins.azurerender.engine.pipeline.BlockStep;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** {@code withEnv(['NAME=value', 'PATH+TOOL=/directory']) { }}: sets environment variables for its block. */
final class WithEnvStep implements BlockStep {

    @Override
    public List<String> parameters() {
        return List.of("overrides");
    }

    @Override
    public Object run(Call call, Block block) throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Object override : (List<?>) call.value("overrides")) {
            String pair = override.toString();
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("withEnv requires NAME=value, not '" + pair + "'.");
            }
            variables.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        EnvironmentExpander all =
                EnvironmentExpander.merge(call.scope().find(EnvironmentExpander.class), new Overrides(variables));
        return block.run(call.scope().with(all), null);
    }

    private static final class Overrides extends EnvironmentExpander {

        private static final long serialVersionUID = 1L;

        private final LinkedHashMap<String, String> variables;

        Overrides(Map<String, String> variables) {
            this.variables = new LinkedHashMap<>(variables);
        }

        @Override
        public void expand(EnvVars env) {
            variables.forEach((name, value) -> env.override(name, env.expand(value)));
        }
    }
}
