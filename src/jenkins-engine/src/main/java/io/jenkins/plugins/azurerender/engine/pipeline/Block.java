package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** The block of a built-in step, with its markers in the log. */
public final class Block {

    private final FlowThread thread;
    private final String id;
    private final Callable<Object> code;
    private int runs;

    Block(FlowThread thread, String id, Callable<Object> code) {
        this.thread = thread;
        this.id = id;
        this.code = code;
    }

    /** Runs the block in the scope; {@code displayName} is shown in the log and may be null. */
    public Object run(Scope scope, String displayName) throws Exception {
        String blockId = id + "#block" + runs++;
        Scope inner = scope.with(BlockNode.body(thread.execution(), blockId, displayName, scope));
        return marked(thread, blockId, inner, displayName, code);
    }

    /** Runs the work on a pool thread, which an abort interrupts; other flow threads continue meanwhile. */
    public <T> T outside(Class<T> type, Callable<Object> work) throws Exception {
        try {
            return type.cast(thread.await(new WaitingForWork(work)));
        } catch (Throwable x) {
            throw Rethrow.unchecked(x);
        }
    }

    /** Starts code as a branch of this step, on its own flow thread. */
    Branch branch(String name, Scope outer, Callable<Object> branchCode) {
        String branchId = id + "/" + name;
        Scope inner = outer.with(BlockNode.branch(thread.execution(), branchId, name, outer));
        FlowThread flowThread = new FlowThread(thread.execution(), thread, branchId, inner);
        CompletableFuture<Outcome> end = flowThread.start(
                () -> marked(flowThread, branchId + "#block", flowThread.scope(), "Branch: " + name, branchCode));
        return new Branch(name, flowThread, end);
    }

    /** A running branch. */
    record Branch(String name, FlowThread flowThread, CompletableFuture<Outcome> end) {}

    private static Object marked(
            FlowThread thread, String blockId, Scope scope, String displayName, Callable<Object> code)
            throws Exception {
        PipelineExecution execution = thread.execution();
        execution.log().blockBegins(execution.record().begin(blockId, "{"), displayName);
        try {
            return thread.within(scope, code);
        } finally {
            if (!execution.isSuspended()) {
                execution.log().blockEnds(execution.record().begin(blockId + "}", "}"));
            }
        }
    }
}
