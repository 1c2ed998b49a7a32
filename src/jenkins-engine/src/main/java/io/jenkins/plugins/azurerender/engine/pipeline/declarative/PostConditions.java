package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import groovy.lang.Closure;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.engine.pipeline.PipelineExecution;
import io.jenkins.plugins.azurerender.engine.pipeline.Suspended;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Runs the post section of a stage or the Pipeline. */
final class PostConditions {

    private final PipelineExecution execution;
    private final StageModel stage;

    PostConditions(PipelineExecution execution, StageModel stage) {
        this.execution = execution;
        this.stage = stage;
    }

    /** Returns whether any condition of the section applies. */
    boolean anyHolds(Throwable failure) {
        return !holding(failure).isEmpty();
    }

    private List<String> holding(Throwable failure) {
        return Keywords.POST_CONDITIONS.stream()
                .filter(condition -> stage.post(condition) != null)
                .filter(condition -> holds(condition, resultAfter(failure)))
                .toList();
    }

    /**
     * Runs the blocks that apply. Each one sees the result so far as that of the build, which has its earlier result
     * afterwards unless the block made it worse. Returns the failure of the stage, else the first failure of the blocks, or null.
     */
    Throwable run(Throwable failure) {
        Throwable first = failure;
        for (String condition : Keywords.POST_CONDITIONS) {
            Closure<?> block = stage.post(condition);
            if (block == null || !holds(condition, resultAfter(first))) {
                continue;
            }
            Result before = execution.run().getResult();
            Result result = resultAfter(first);
            BuildResult.set(execution.run(), result);
            try {
                block.call();
            } catch (Suspended x) {
                throw x;
            } catch (Throwable x) {
                execution.listener().getLogger().println("Error when executing " + condition + " post condition:");
                x.printStackTrace(execution.listener().getLogger());
                first = first == null ? x : first;
            } finally {
                if (execution.run().getResult() == result && before != result) {
                    BuildResult.set(execution.run(), before);
                }
            }
        }
        return first;
    }

    private Result resultAfter(Throwable failure) {
        Result soFar = execution.run().getResult() == null
                ? Result.SUCCESS
                : execution.run().getResult();
        Result own = Result.SUCCESS;
        if (failure instanceof FlowInterruptedException interrupted) {
            own = interrupted.getResult();
        } else if (failure != null) {
            own = Result.FAILURE;
        }
        return own.isWorseThan(soFar) ? own : soFar;
    }

    private boolean holds(String condition, Result result) {
        WorkflowRun previous = execution.run().getPreviousBuild();
        Result before = previous == null ? null : previous.getResult();
        return switch (condition) {
            case "always", "cleanup" -> true;
            case "changed" -> before != result;
            case "fixed" -> result == Result.SUCCESS && before != null && before != Result.SUCCESS;
            case "regression" -> before != null && result.isWorseThan(before);
            case "unsuccessful" -> result != Result.SUCCESS;
            case "notBuilt" -> result == Result.NOT_BUILT;
            default -> result.toString().equalsIgnoreCase(condition);
        };
    }
}
