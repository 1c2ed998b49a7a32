package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import io.jenkins.plugins.azurerender.engine.pipeline.BlockOfScript;
import io.jenkins.plugins.azurerender.engine.pipeline.StepArguments;
import io.jenkins.plugins.azurerender.engine.pipeline.Steps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scripted steps that run a Declarative Pipeline. */
final class ScriptedSteps {

    private final Steps steps;

    ScriptedSteps(Steps steps) {
        this.steps = steps;
    }

    void stage(String name, BlockOfScript block) {
        steps.call("stage", StepArguments.of(Map.of("name", name), block));
    }

    void node(String label, BlockOfScript block) {
        steps.call("node", StepArguments.of(label == null ? Map.of() : Map.of("label", label), block));
    }

    void ws(String folder, BlockOfScript block) {
        steps.call("ws", StepArguments.of(Map.of("dir", folder), block));
    }

    void withEnv(List<String> variables, BlockOfScript block) {
        steps.call("withEnv", StepArguments.of(Map.of("overrides", variables), block));
    }

    void parallel(Map<String, BlockOfScript> branches, boolean failFast) {
        Map<String, Object> arguments = new LinkedHashMap<>(branches);
        if (failFast) {
            arguments.put("failFast", true);
        }
        steps.call("parallel", StepArguments.of(arguments, null));
    }

    void checkout(Object scm) {
        steps.call("checkout", StepArguments.of(Map.of("scm", scm), null));
    }

    /** Runs the step of an option around the block. */
    void wrapper(BlockReader.Entry option, BlockOfScript block) {
        Object argument = option.first();
        StepArguments given = argument == null ? StepArguments.of(Map.of(), null) : StepArguments.of(argument);
        steps.call(option.name(), given.with(block));
    }
}
