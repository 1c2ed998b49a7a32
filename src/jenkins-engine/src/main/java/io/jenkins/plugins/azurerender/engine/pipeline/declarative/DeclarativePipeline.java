package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import groovy.lang.Closure;
import groovy.lang.Script;
import io.jenkins.plugins.azurerender.engine.pipeline.FlowThread;
import io.jenkins.plugins.azurerender.engine.pipeline.PipelineExecution;
import io.jenkins.plugins.azurerender.engine.pipeline.Rethrow;
import io.jenkins.plugins.azurerender.engine.pipeline.Steps;
import io.jenkins.plugins.azurerender.engine.pipeline.Suspended;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs a Declarative Pipeline. */
public final class DeclarativePipeline {

    private final Script script;
    private final PipelineExecution execution;
    private final StageModel pipeline;
    private final ScriptedSteps steps;
    private final StageDirectives directives;
    private boolean postHasRun;

    private DeclarativePipeline(Script script, Closure<?> block, Steps steps) {
        this.script = script;
        this.execution = FlowThread.current().execution();
        this.pipeline = StageModel.pipeline(script, block);
        this.steps = new ScriptedSteps(steps);
        this.directives = new StageDirectives(script, execution, this.steps, pipeline);
    }

    /** Runs the Pipeline in the block; throws its first failure. */
    public static Object run(Script script, Closure<?> block, Steps steps) {
        DeclarativePipeline declarative = new DeclarativePipeline(script, block, steps);
        declarative.run();
        return null;
    }

    private void run() {
        Throwable failure = null;
        try {
            ParameterDefaults.apply(pipeline, execution.run());
            directives.inAgent(pipeline, () -> {
                directives.inEnvironment(pipeline, () -> {
                    directives.inOptions(pipeline, this::runStagesAndPost);
                    return null;
                });
                return null;
            });
        } catch (Suspended x) {
            throw x;
        } catch (IOException x) {
            failure = x;
        } catch (Throwable x) {
            failure = x;
        }
        if (!postHasRun) {
            failure = runPost(failure);
        }
        Rethrow.ifFailed(failure);
    }

    private Object runStagesAndPost() {
        StageRun stages = new StageRun(script, execution, steps, directives, pipeline);
        Throwable failure = stages.sequentially(pipeline.stages("stages"), null);
        failure = runPost(failure);
        Rethrow.ifFailed(failure);
        return null;
    }

    private Throwable runPost(Throwable failure) {
        postHasRun = true;
        PostConditions post = new PostConditions(execution, pipeline);
        if (!post.anyHolds(failure)) {
            return failure;
        }
        List<Throwable> result = new ArrayList<>();
        steps.stage("Declarative: Post Actions", () -> {
            Throwable first = post.run(failure);
            if (first != null) {
                result.add(first);
            }
            return null;
        });
        return result.isEmpty() ? null : result.get(0);
    }
}
