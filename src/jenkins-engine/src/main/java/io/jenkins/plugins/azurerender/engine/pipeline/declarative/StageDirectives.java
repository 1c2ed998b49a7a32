package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import groovy.lang.Closure;
import groovy.lang.Script;
import io.jenkins.plugins.azurerender.engine.pipeline.BlockOfScript;
import io.jenkins.plugins.azurerender.engine.pipeline.DirectoryScm;
import io.jenkins.plugins.azurerender.engine.pipeline.PipelineExecution;
import io.jenkins.plugins.azurerender.engine.pipeline.declarative.BlockReader.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Applies the directives of a stage or the Pipeline: agent, environment, options. */
final class StageDirectives {

    private final Script script;
    private final PipelineExecution execution;
    private final ScriptedSteps steps;
    private final StageModel pipeline;

    StageDirectives(Script script, PipelineExecution execution, ScriptedSteps steps, StageModel pipeline) {
        this.script = script;
        this.execution = execution;
        this.steps = steps;
        this.pipeline = pipeline;
    }

    /** Returns whether the stage or the Pipeline has an agent. */
    boolean hasAgent(StageModel stage) {
        StageModel deciding = stage.has("agent") ? stage : pipeline;
        return !"none".equals(deciding.value("agent"));
    }

    /** Runs the block on the agent of the stage, after the checkout of the sources. */
    void inAgent(StageModel stage, BlockOfScript block) throws Exception {
        if (!stage.has("agent") || "none".equals(stage.value("agent"))) {
            block.call();
            return;
        }
        Closure<?> described = stage.block("agent");
        List<Entry> entries = described == null ? List.of() : BlockReader.read(described, script);
        String label = null;
        String workspace = null;
        for (Entry entry : flat(entries)) {
            if ("label".equals(entry.name())) {
                label = String.valueOf(entry.first());
            } else if ("customWorkspace".equals(entry.name())) {
                workspace = String.valueOf(entry.first());
            }
        }
        BlockOfScript withSources = () -> {
            checkout(stage);
            return block.call();
        };
        String folder = workspace;
        steps.node(
                label,
                folder == null
                        ? withSources
                        : () -> {
                            steps.ws(folder, withSources);
                            return null;
                        });
    }

    private List<Entry> flat(List<Entry> entries) {
        List<Entry> all = new ArrayList<>();
        for (Entry entry : entries) {
            if ("node".equals(entry.name())) {
                all.addAll(BlockReader.read(entry.block(), script));
            } else {
                all.add(entry);
            }
        }
        return all;
    }

    private void checkout(StageModel stage) {
        DirectoryScm scm = DirectoryScm.of(execution.run().getParent());
        if (scm == null || pipeline.hasOption("skipDefaultCheckout") || stage.hasOption("skipDefaultCheckout")) {
            return;
        }
        if (stage.name() == null) {
            steps.stage("Declarative: Checkout SCM", () -> {
                steps.checkout(scm);
                return null;
            });
        } else {
            steps.checkout(scm);
        }
    }

    /** Runs the block with the axis values of the matrix cell as environment variables, if the stage is one. */
    void inCell(StageModel stage, BlockOfScript block) throws Exception {
        if (stage.axisValues().isEmpty()) {
            block.call();
        } else {
            List<String> variables = new ArrayList<>();
            stage.axisValues().forEach((name, value) -> variables.add(name + "=" + value));
            steps.withEnv(variables, block);
        }
    }

    /** Runs the block with the environment of the stage. */
    void inEnvironment(StageModel stage, BlockOfScript block) throws Exception {
        Closure<?> environment = stage.block("environment");
        if (environment == null) {
            block.call();
        } else {
            steps.withEnv(EnvironmentBlock.read(environment, script), block);
        }
    }

    /** Runs the block inside the options of the stage that are steps: timeout, retry, timestamps. */
    void inOptions(StageModel stage, BlockOfScript block) throws Exception {
        BlockOfScript wrapped = block;
        List<Entry> options = new ArrayList<>(stage.entries("options"));
        Collections.reverse(options);
        for (Entry option : options) {
            if (Keywords.WRAPPERS.contains(option.name())) {
                BlockOfScript inner = wrapped;
                wrapped = () -> {
                    steps.wrapper(option, inner);
                    return null;
                };
            }
        }
        wrapped.call();
    }
}
