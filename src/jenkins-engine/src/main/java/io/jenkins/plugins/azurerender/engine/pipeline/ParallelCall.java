package io.jenkins.plugins.azurerender.engine.pipeline;

import groovy.lang.Closure;
import hudson.AbortException;
import hudson.model.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** A call of {@code parallel a: { }, b: { }, failFast: true}: runs all branches and waits for them. */
final class ParallelCall {

    private static final String NAME = "parallel";

    private final FlowThread thread;
    private final String id;
    private final Map<String, Callable<Object>> branches = new LinkedHashMap<>();
    private final boolean failFast;

    ParallelCall(FlowThread thread, StepArguments arguments) {
        this.thread = thread;
        this.id = thread.nextId();
        Map<String, Object> named = arguments.named("branches");
        this.failFast = Boolean.TRUE.equals(named.get("failFast"));
        named.forEach((name, value) -> {
            if (value instanceof Closure<?> closure) {
                branches.put(name, closure::call);
            } else if (value instanceof BlockOfScript block) {
                branches.put(name, block);
            } else if (!"failFast".equals(name)) {
                throw new IllegalArgumentException("The branch '" + name + "' of parallel must be a block.");
            }
        });
    }

    /**
     * Runs the branches and returns their values by name; throws a failure with the others as suppressed ones.
     */
    Object run() throws Throwable {
        PipelineExecution execution = thread.execution();
        execution.log().stepBegins(execution.record().begin(id, NAME), NAME);
        Block block = new Block(thread, id, () -> null);
        List<Block.Branch> running = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        Scope outer = thread.scope();
        Scope inner = outer.with(BlockNode.step(execution, id, NAME, outer));
        branches.forEach((name, code) -> running.add(block.branch(name, inner, code)));
        running.forEach(
                branch -> branch.end().thenAccept(outcome -> recordOutcome(branch, outcome, running, failures)));
        new WaitingForThreads(running.stream().map(Block.Branch::end).toArray(CompletableFuture<?>[]::new))
                .awaitBy(thread);
        execution.log().stepEnds(execution.record().begin(id + "//", "//"), NAME);
        throwIfFailed(failures);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Block.Branch branch : running) {
            values.put(branch.name(), branch.end().join().value());
        }
        return values;
    }

    /** Records the outcome of a branch; called by one flow thread at a time. */
    private void recordOutcome(Block.Branch ended, Outcome outcome, List<Block.Branch> all, List<Throwable> failures) {
        if (outcome == null || outcome.failure() == null) {
            return;
        }
        failures.add(outcome.failure());
        thread.execution().log().line("Failed in branch " + ended.name());
        if (failFast && failures.size() == 1) {
            Throwable cause = new FlowInterruptedException(Result.ABORTED, true, new FailFast(ended.name()));
            all.stream().filter(branch -> branch != ended).forEach(branch -> thread.execution()
                    .stopInside(branch.flowThread(), cause));
        }
    }

    /** Throws the first failure with {@code failFast}, else the most severe one; the others are suppressed ones. */
    private void throwIfFailed(List<Throwable> failures) throws Throwable {
        List<Throwable> distinct = new ArrayList<>(new LinkedHashSet<>(failures));
        if (distinct.isEmpty()) {
            return;
        }
        if (!failFast) {
            distinct.sort(Comparator.comparingInt(ParallelCall::rank));
        }
        Throwable first = distinct.get(0);
        distinct.subList(1, distinct.size()).forEach(first::addSuppressed);
        throw first;
    }

    /** Returns lower numbers for more severe failures: interruptions are the least severe, after AbortException. */
    private static int rank(Throwable failure) {
        if (failure instanceof FlowInterruptedException interrupted) {
            return 2 + Result.ABORTED.ordinal - interrupted.getResult().ordinal;
        }
        return failure instanceof AbortException ? 1 : 0;
    }

    /** Another branch failed, and {@code failFast} is set. */
    static final class FailFast extends CauseOfInterruption {

        private static final long serialVersionUID = 1L;

        private final String branch;

        FailFast(String branch) {
            this.branch = branch;
        }

        @Override
        public String getShortDescription() {
            return "Failed in branch " + branch;
        }
    }
}
