package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import groovy.lang.Script;
import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.engine.pipeline.BlockOfScript;
import io.jenkins.plugins.azurerender.engine.pipeline.FlowThread;
import io.jenkins.plugins.azurerender.engine.pipeline.PipelineExecution;
import io.jenkins.plugins.azurerender.engine.pipeline.Rethrow;
import io.jenkins.plugins.azurerender.engine.pipeline.Suspended;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.MissingContextVariableException;

/** Runs the stages of a Declarative Pipeline, sequentially or in parallel. */
final class StageRun {

    private final Script script;
    private final PipelineExecution execution;
    private final ScriptedSteps steps;
    private final StageDirectives directives;
    private final StageModel pipeline;

    StageRun(
            Script script,
            PipelineExecution execution,
            ScriptedSteps steps,
            StageDirectives directives,
            StageModel pipeline) {
        this.script = script;
        this.execution = execution;
        this.steps = steps;
        this.directives = directives;
        this.pipeline = pipeline;
    }

    /** Runs stages in order; logs the others as skipped after a failure. Returns the first failure, or null. */
    Throwable sequentially(List<StageModel> stages, String skipReason) {
        Throwable first = null;
        for (StageModel stage : stages) {
            try {
                String reason = skipReason;
                if (reason == null && first != null) {
                    reason = "earlier failure(s)";
                } else if (reason == null && skipsAfterUnstable()) {
                    reason = "earlier stage(s) marking the build as unstable";
                }
                run(stage, reason);
            } catch (Suspended x) {
                throw x;
            } catch (Throwable x) {
                first = first == null ? x : first;
            }
        }
        return first;
    }

    private boolean skipsAfterUnstable() {
        Result result = execution.run().getResult();
        return pipeline.hasOption("skipStagesAfterUnstable") && result == Result.UNSTABLE;
    }

    private void run(StageModel stage, String skipReason) {
        steps.stage(stage.name(), () -> {
            if (skipReason != null) {
                skip(stage, skipReason);
            } else {
                runInside(stage);
            }
            return null;
        });
    }

    private void skip(StageModel stage, String reason) {
        execution.log().line("Stage \"" + stage.name() + "\" skipped due to " + reason);
        sequentially(stage.stages("stages"), reason);
        sequentially(stage.branches(), reason);
    }

    private void runInside(StageModel stage) throws Exception {
        directives.inCell(stage, () -> runInCell(stage));
    }

    private Object runInCell(StageModel stage) throws Exception {
        directives.inOptions(stage, () -> {
            boolean early = stage.has("when") && beforeAgent(stage);
            if (early && !passes(stage)) {
                return null;
            }
            directives.inAgent(stage, () -> {
                if (early || passes(stage)) {
                    directives.inEnvironment(stage, () -> contents(stage));
                }
                return null;
            });
            return null;
        });
        return null;
    }

    private boolean beforeAgent(StageModel stage) {
        BlockReader.Entry entry = stage.entry("when", "beforeAgent");
        return entry != null && Boolean.TRUE.equals(entry.first());
    }

    private boolean passes(StageModel stage) {
        boolean passes = !stage.has("when")
                || new WhenBlock(
                                script,
                                name -> FlowThread.current().environment().get(name))
                        .allHold(stage.block("when"));
        if (!passes) {
            skip(stage, "when conditional");
        }
        return passes;
    }

    private Object contents(StageModel stage) {
        Throwable failure = null;
        try {
            if (stage.has("stages")) {
                Rethrow.ifFailed(sequentially(stage.stages("stages"), null));
            } else if (stage.has("parallel") || stage.has("matrix")) {
                parallel(stage);
            } else {
                needingNode(stage, () -> stage.block("steps").call());
            }
        } catch (Suspended x) {
            throw x;
        } catch (Throwable x) {
            failure = x;
        }
        PostConditions post = new PostConditions(execution, stage);
        if (post.anyHolds(failure)) {
            execution.log().line("Post stage");
            failure = post.run(failure);
        }
        Rethrow.ifFailed(failure);
        return null;
    }

    private void parallel(StageModel stage) {
        Map<String, BlockOfScript> branches = new LinkedHashMap<>();
        for (StageModel inner : stage.branches()) {
            branches.put(inner.name(), () -> {
                run(inner, null);
                return null;
            });
        }
        boolean failFast =
                Boolean.TRUE.equals(stage.value("failFast")) || pipeline.hasOption("parallelsAlwaysFailFast");
        steps.parallel(branches, failFast);
    }

    private void needingNode(StageModel stage, BlockOfScript block) throws Exception {
        try {
            block.call();
        } catch (MissingContextVariableException x) {
            boolean needsNode = x.getType() == FilePath.class || x.getType() == Launcher.class;
            if (needsNode && !directives.hasAgent(stage)) {
                throw new AbortException("Attempted to execute a step that requires a node context while ‘agent none’"
                        + " was specified. Be sure to specify your own ‘node { ... }’ blocks when using ‘agent none’.");
            }
            throw x;
        }
    }
}
